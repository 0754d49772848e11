import type { Box, Point } from "./drawing";

/** A text that wants to stand on the map: its size, where its middle may be, best first, and the dot that it stands beside. */
export type Label = { width: number; height: number; places: Point[]; dot?: Box };

/**
 * Where labels stand within `edges` so that none covers another or a dot. The first come first: those that find no free place
 * are left out, but a label that belongs to no dot may cover the dots of later ones. The answer has the middle of each label,
 * or nothing.
 */
export function placeLabels(labels: Label[], edges: Box): (Point | undefined)[] {
  const dots = labels.map(({ dot }) => dot);
  const taken: Box[] = [];
  return labels.map((label, index) => {
    const free = (dots: (Box | undefined)[]) =>
      label.places.find((place) => {
        const box = around(place, label);
        return isWithin(box, edges) && ![...taken, ...dots].some((other) => overlaps(box, other));
      });
    const place =
      free(dots.with(index, undefined)) ?? (label.dot ? undefined : free(dots.slice(0, index)));
    if (place) taken.push(around(place, label));
    return place;
  });
}

/** The box of a size around a point. */
export function around({ x, y }: Point, { width, height }: { width: number; height: number }): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function isWithin(box: Box, edges: Box): boolean {
  return (
    box.left >= edges.left &&
    box.right <= edges.right &&
    box.top >= edges.top &&
    box.bottom <= edges.bottom
  );
}

function overlaps(one: Box, other: Box | undefined): boolean {
  return (
    other !== undefined &&
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}
