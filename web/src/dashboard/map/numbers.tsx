import { useMemo } from "react";

import { number } from "../parts/words";
import type { Choosing } from "./countries";
import { type Outline, type Point, WIDTH } from "./drawing";
import { around, type Label, placeLabels } from "./labels";
import { type CountryCount, dotOf, type Mark } from "./marks";

/** The size of a digit in pixels, as `world-map.css` has it, and what is free between a number and the next one or a dot. */
const DIGIT = { width: 7.6, height: 15 };
const GAP = 3;

/** How far a number may be from the middle of a country, as a part of its outline. */
const ASIDE = 0.15;

/** The numbers of countries, as many as there is room for; those that have the most come first. */
export function Numbers({
  marks,
  pixel,
  onPoint,
  onChoose,
}: { marks: Mark[]; pixel: number } & Pick<Choosing, "onPoint" | "onChoose">) {
  const placed = useMemo(() => numbersOf(marks, pixel), [marks, pixel]);
  return (
    <g aria-hidden="true">
      {placed.map(({ country, x, y }) => (
        <text
          key={country.code}
          x={x}
          y={y}
          data-code={country.code}
          onClick={() => onChoose(country.code)}
          onPointerEnter={() => onPoint(country)}
          onPointerLeave={() => onPoint(undefined)}
        >
          {number(country.count)}
        </text>
      ))}
    </g>
  );
}

function numbersOf(marks: Mark[], pixel: number): (Point & { country: CountryCount })[] {
  const places = placeLabels(
    marks.map((mark) => labelOf(mark, pixel)),
    { left: 0, right: WIDTH, top: -Infinity, bottom: Infinity },
  );
  return marks.flatMap(({ country }, index) => {
    const place = places[index];
    return place ? [{ country, ...place }] : [];
  });
}

/** A number stands within an outline, or beside a dot. */
function labelOf(mark: Mark, pixel: number): Label {
  const size = {
    width: (DIGIT.width * number(mark.country.count).length + GAP) * pixel,
    height: DIGIT.height * pixel,
  };
  const dot = dotOf(mark, pixel);
  if (!dot) return { ...size, places: within(mark.point, mark.outline!) };
  const room = dot * pixel;
  const places = beside(mark.point, (room + size.width) / 2, (room + size.height) / 2);
  return { ...size, places, dot: around(mark.point, { width: room, height: room }) };
}

function within(point: Point, { box: { left, right, top, bottom } }: Outline): Point[] {
  return [point, ...beside(point, ASIDE * (right - left), ASIDE * (bottom - top))];
}

function beside({ x, y }: Point, across: number, down: number): Point[] {
  return [
    { x: x + across, y },
    { x: x - across, y },
    { x, y: y - down },
    { x, y: y + down },
  ];
}
