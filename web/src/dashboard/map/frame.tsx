import type { CSSProperties, ReactNode } from "react";

import { HEIGHT, type Point, WIDTH } from "./drawing";
import type { Zoom } from "./use-zoom";
import "./world-map.css";

/** A picture that can be drawn nearer, with the buttons for it. Whoever begins to draw it nearer comes to `middle`. */
export function Frame({
  zoom: { svg, group, unit, isWhole, isFirst, nearer, farther, whole, again },
  role,
  label,
  middle,
  children,
  fixed,
}: {
  zoom: Zoom;
  role: "group" | "img";
  label: string;
  middle?: Point;
  children: ReactNode;
  /** What stays where it is. */
  fixed?: ReactNode;
}) {
  return (
    <div className="world">
      <svg
        ref={svg}
        style={{ "--unit": unit } as CSSProperties}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role={role}
        aria-label={label}
      >
        <g ref={group}>{children}</g>
        {fixed}
      </svg>
      <div className="world-tools">
        <button
          type="button"
          onClick={() => nearer(isFirst ? middle : undefined)}
          aria-label="Zoom in"
        >
          +
        </button>
        <button type="button" onClick={farther} aria-label="Zoom out" disabled={isWhole}>
          −
        </button>
        {isWhole && !isFirst ? (
          <button type="button" onClick={again} aria-label="Show the first view again">
            ⤡
          </button>
        ) : (
          <button
            type="button"
            onClick={whole}
            aria-label="Show the whole world"
            disabled={isWhole}
          >
            ⤢
          </button>
        )}
      </div>
    </div>
  );
}
