import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";
import { useEffect, useMemo, useRef, useState } from "react";

import { HEIGHT, WIDTH } from "./drawing";

const FARTHEST = 1;
const NEAREST = 16;
const STEP = 1.8;

/**
 * Lets people draw a picture nearer: with two fingers, with the wheel while Ctrl is held (without, the page
 * scrolls on), with the actions that are returned. `near` is how near it is, in steps; between them only
 * the group moves, and nothing is rendered. `unit` is how much of the picture a pixel of the screen takes.
 */
export function useZoom() {
  const svg = useRef<SVGSVGElement>(null);
  const group = useRef<SVGGElement>(null);
  const [near, setNear] = useState(FARTHEST);
  const [unit, setUnit] = useState(1);

  const behaviour = useMemo(
    () =>
      zoom<SVGSVGElement, unknown>()
        .scaleExtent([FARTHEST, NEAREST])
        .extent([
          [0, 0],
          [WIDTH, HEIGHT],
        ])
        .translateExtent([
          [0, 0],
          [WIDTH, HEIGHT],
        ])
        .filter(
          (event: MouseEvent | TouchEvent) =>
            event.type !== "dblclick" &&
            (event.type === "wheel"
              ? event.ctrlKey
              : "touches" in event
                ? event.touches.length > 1
                : !event.button),
        )
        .on("zoom", ({ transform }) => {
          group.current?.setAttribute("transform", transform.toString());
          group.current?.style.setProperty("--near", String(transform.k));
          setNear(Math.round(transform.k * 2) / 2);
        }),
    [],
  );

  useEffect(() => {
    if (!svg.current) return;
    const picture = select(svg.current).call(behaviour);
    return () => void picture.on(".zoom", null);
  }, [behaviour]);

  useEffect(() => {
    const observer = new ResizeObserver(([entry]) =>
      setUnit(WIDTH / (entry?.contentRect.width || WIDTH)),
    );
    if (svg.current) observer.observe(svg.current);
    return () => observer.disconnect();
  }, []);

  const actions = useMemo(() => {
    const picture = () => select(svg.current!);
    return {
      nearer: () => behaviour.scaleBy(picture(), STEP),
      farther: () => behaviour.scaleBy(picture(), 1 / STEP),
      whole: () => behaviour.transform(picture(), zoomIdentity),
      to: (x: number, y: number, scale: number) => {
        behaviour.scaleTo(picture(), scale);
        behaviour.translateTo(picture(), x, y);
      },
    };
  }, [behaviour]);

  return { svg, group, near, unit, ...actions };
}
