import * as Plot from "@observablehq/plot";
import { useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";

/** The options of a chart of some width; `plot` is the library, so that only this part loads it. */
export type Draw = (plot: typeof Plot, width: number) => Plot.PlotOptions;

/** A chart as SVG. Marks with an address are links. */
export default function Plotted({
  label,
  height,
  draw,
}: {
  label: string;
  height: number;
  draw: Draw;
}) {
  const holder = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [, navigate] = useLocation();

  useEffect(() => {
    const observer = new ResizeObserver(([entry]) =>
      setWidth(Math.floor(entry?.contentRect.width ?? 0)),
    );
    if (holder.current) observer.observe(holder.current);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (!width || !holder.current) return;
    const options = draw(Plot, width);
    const chart = Plot.plot({
      width,
      height,
      ariaLabel: label,
      ...options,
      style: { background: "none", fontFamily: "inherit", fontSize: "12px", overflow: "visible" },
    });
    chart.setAttribute("role", chart.querySelector("a") ? "group" : "img");
    for (const link of chart.querySelectorAll<SVGAElement>("svg a")) name(link);
    holder.current.replaceChildren(chart);
    return () => chart.remove();
  }, [width, height, label, draw]);

  return (
    <div
      ref={holder}
      onClick={(event) => {
        const link = (event.target as Element).closest("a");
        const address = link?.getAttribute("href");
        if (!address || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        navigate(address);
      }}
    />
  );
}

/** The library names the mark within a link; readers of a screen need the link itself to have the name. */
function name(link: SVGAElement): void {
  const address = link.getAttributeNS("http://www.w3.org/1999/xlink", "href");
  if (address) link.setAttribute("href", address);
  const mark = link.querySelector("[aria-label]");
  const label = mark?.getAttribute("aria-label");
  if (label) link.setAttribute("aria-label", label);
  mark?.removeAttribute("aria-label");
}
