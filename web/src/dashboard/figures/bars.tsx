import { useCallback } from "react";

import { Chart } from "../parts/chart";
import type { Draw } from "../parts/plot";
import { counted, number } from "../parts/words";

/** `key` tells bars apart that bear the same name. */
export type Bar = { key: string; label: string; count: number; address?: string };

const ROW = 30;

/** Bars side by side, the longest first, their names before them. Those with an address lead there. */
export function Bars({
  label,
  bars,
  noun,
}: {
  label: string;
  bars: Bar[];
  noun: [one: string, many: string];
}) {
  const [one, many] = noun;
  const draw: Draw = useCallback(
    (plot, width) => {
      const names = new Map(bars.map(({ key, label }) => [key, label]));
      return {
        marginLeft: Math.min(260, width * 0.48),
        marginRight: 36,
        marginTop: 0,
        marginBottom: 0,
        x: { axis: null },
        y: {
          domain: bars.map(({ key }) => key),
          label: null,
          tickSize: 0,
          tickFormat: (key: string) =>
            shortened(names.get(key) ?? key, Math.min(260, width * 0.48) / 6.8),
        },
        marks: [
          plot.barX(bars, {
            x: "count",
            y: "key",
            fill: "var(--shade-4)",
            insetTop: 5,
            insetBottom: 5,
            rx: 2,
            href: "address",
            title: "label",
            ariaLabel: ({ label, count }: Bar) => `${label}: ${counted(count, one, many)}`,
          }),
          plot.text(bars, {
            x: "count",
            y: "key",
            text: ({ count }: Bar) => number(count),
            textAnchor: "start",
            dx: 6,
            ariaHidden: "true",
          }),
        ],
      };
    },
    [bars, one, many],
  );
  return <Chart label={label} height={Math.max(1, bars.length) * ROW} draw={draw} />;
}

function shortened(name: string, length: number): string {
  return name.length > length ? `${name.slice(0, length - 1).trimEnd()}…` : name;
}
