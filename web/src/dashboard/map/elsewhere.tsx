import { type Choosing, Countries } from "./countries";
import { HEIGHT } from "./drawing";
import type { CountryCount, Mark } from "./marks";

/** How far the dots are from one another and from the edge, in pixels. */
const ACROSS = 46;
const DOWN = 22;
const EDGE = 16;

/** As many stand in a row as there is sea. */
const ROW = 5;

/**
 * Countries of which nobody knows where they are, in the lower left corner, where least land is. `pixel` is how much of the
 * drawing a pixel takes, `margin` the room below it.
 */
export function Elsewhere({
  countries,
  pixel,
  margin,
  ...choosing
}: { countries: CountryCount[]; pixel: number; margin: number } & Choosing) {
  if (!countries.length) return null;
  const rows = Math.ceil(countries.length / ROW);
  const top = HEIGHT + margin - (EDGE + (rows - 1) * DOWN) * pixel;
  const marks = countries.map((country, index): Mark => ({
    country,
    point: {
      x: (EDGE + (index % ROW) * ACROSS) * pixel,
      y: top + Math.floor(index / ROW) * DOWN * pixel,
    },
  }));
  return (
    <g>
      <text className="elsewhere" x={(EDGE / 2) * pixel} y={top - DOWN * pixel} aria-hidden="true">
        Elsewhere
      </text>
      <Countries marks={marks} pixel={pixel} {...choosing} />
    </g>
  );
}
