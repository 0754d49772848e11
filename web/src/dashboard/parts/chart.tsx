import { lazy, Suspense, useRef } from "react";

import type { Draw } from "./plot";
import { useNear } from "./use-near";

const Plotted = lazy(() => import("./plot"));

/** A chart in the width there is, `height` pixels high. It is drawn by a part that is loaded when a chart is near. */
export function Chart(chart: { label: string; height: number; draw: Draw }) {
  const holder = useRef<HTMLDivElement>(null);
  const isNear = useNear(holder);
  return (
    <div ref={holder} className="chart" style={{ minHeight: chart.height }}>
      {isNear && (
        <Suspense>
          <Plotted {...chart} />
        </Suspense>
      )}
    </div>
  );
}
