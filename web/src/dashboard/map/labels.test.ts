import { expect, test } from "vitest";

import type { Box, Point } from "./drawing";
import { around, type Label, placeLabels } from "./labels";

const EDGES: Box = { left: 0, top: 0, right: 100, bottom: 100 };
const SIZE = { width: 10, height: 6 };

const at = (...places: Point[]): Label => ({ ...SIZE, places });
const overlap = (one: Box, other: Box) =>
  one.left < other.right &&
  other.left < one.right &&
  one.top < other.bottom &&
  other.top < one.bottom;

/** Numbers that look random and are the same each time. */
function* scattered(seed: number): Generator<number> {
  for (let state = seed; ;) yield (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

test("of many labels none covers another, and none a dot that is not its own", () => {
  const numbers = scattered(7);
  const next = () => numbers.next().value as number;
  const labels = Array.from({ length: 250 }, (): Label => {
    const [x, y] = [next() * 100, next() * 100];
    return {
      width: 3 + next() * 5,
      height: 4,
      places: [
        { x: x + 6, y },
        { x: x - 6, y },
      ],
      dot: around({ x, y }, { width: 2, height: 2 }),
    };
  });
  const boxes = placeLabels(labels, EDGES).map(
    (place, index) => place && around(place, labels[index]!),
  );
  const placed = boxes.filter((box) => box !== undefined);
  expect(placed.length).toBeGreaterThan(30);
  expect(placed.length).toBeLessThan(250);
  for (const [index, box] of placed.entries()) {
    expect(placed.slice(index + 1).filter((other) => overlap(box, other))).toEqual([]);
    expect(labels.filter(({ dot }) => overlap(box, dot!))).toEqual([]);
  }
});

test("the first label stays where two want to be, and the second goes aside or away", () => {
  const [place, aside] = [
    { x: 20, y: 20 },
    { x: 40, y: 20 },
  ];
  expect(placeLabels([at(place), at(place)], EDGES)).toEqual([place, undefined]);
  expect(placeLabels([at(place), at(place, aside)], EDGES)).toEqual([place, aside]);
});

test("labels that touch do not cover one another", () => {
  const touching = [at({ x: 20, y: 20 }), at({ x: 30, y: 20 }), at({ x: 20, y: 26 })];
  expect(placeLabels(touching, EDGES)).not.toContain(undefined);
});

test("a label covers the dot of a less important country rather than be left out, but not of one more important", () => {
  const place = { x: 20, y: 20 };
  const dotted: Label = { ...at({ x: 60, y: 60 }), dot: around(place, { width: 4, height: 4 }) };
  expect(placeLabels([at(place), dotted], EDGES)[0]).toEqual(place);
  expect(placeLabels([dotted, at(place)], EDGES)[1]).toBeUndefined();
});

test("a label may touch the dot that it belongs to", () => {
  for (const dot of [0.1, 0.7, 3.3].map((size) =>
    around({ x: 20.1, y: 20.3 }, { width: size, height: size }),
  )) {
    const place = { x: dot.right + SIZE.width / 2, y: 20.3 };
    expect(placeLabels([{ ...at(place), dot }], EDGES)).toEqual([place]);
  }
});

test("what would stand beyond an edge goes to its next place", () => {
  const inside = { x: 90, y: 50 };
  expect(placeLabels([at({ x: 98, y: 50 }, inside)], EDGES)).toEqual([inside]);
});
