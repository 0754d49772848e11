import { type Box, type Drawing, HEIGHT, type Outline, type Point, WIDTH } from "./drawing";
import { around } from "./labels";
import { placeKey } from "./named-places";

export type Country = { code: string; name: string };
export type CountryCount = Country & { count: number };

/** Where a country is: with an outline, or with a point alone where it is too small for one. */
export type Place = { outline?: Outline; point: Point };
export type Mark = Place & { country: CountryCount };

/** All countries, those with the most partners first. Of the `unplaced` nobody knows where they are. */
export type Marks = { marks: Mark[]; unplaced: CountryCount[] };

/** The diameter of dots in pixels: on a small map they would cover everything. */
const DOT = { least: 6, most: 10, ofMap: 1 / 80 };

/** Countries whose outline is smaller than this part of a dot get one besides, so that they can be seen and met. */
const SMALL = 0.6;

/** Which part of the map's width or height a country may take to be shown as a whole beside others. */
const LARGE = 0.3;

/** How much of the map is around a country without an outline, in units of the drawing. */
const AROUND_A_POINT = 8;

export function marksOf(countries: CountryCount[], drawing: Drawing): Marks {
  const [marks, unplaced]: [Mark[], CountryCount[]] = [[], []];
  for (const country of countries.toSorted((one, other) => other.count - one.count)) {
    const place = placeOf(country, drawing);
    if (place) marks.push({ country, ...place });
    else unplaced.push(country);
  }
  return { marks, unplaced };
}

/** Where a country is on the map; nothing where that is not known. */
export function placeOf(country: Country, { outlines, points }: Drawing): Place | undefined {
  const key = placeKey(country);
  const point = key === undefined ? undefined : points.get(key);
  return key !== undefined && point ? { outline: outlines.get(key), point } : undefined;
}

/** The diameter in pixels of the dot that a place needs, where `pixel` is how much of the drawing a pixel takes. */
export function dotOf({ outline }: Place, pixel: number): number | undefined {
  const dot = Math.min(DOT.most, Math.max(DOT.least, DOT.ofMap * (WIDTH / pixel)));
  if (!outline) return dot;
  const { left, top, right, bottom } = outline.box;
  return Math.min(right - left, bottom - top) < SMALL * dot * pixel ? dot : undefined;
}

/** The box that holds all countries; the largest count with their middle alone, where there are others. */
export function boxOf(countries: Country[], drawing: Drawing): Box | undefined {
  const places = countries.flatMap((country) => placeOf(country, drawing) ?? []);
  const boxes = places.map(({ outline, point }) =>
    outline && (places.length === 1 || !isLarge(outline.box))
      ? outline.box
      : around(point, { width: AROUND_A_POINT, height: AROUND_A_POINT }),
  );
  return boxes.length ? boxes.reduce(joined) : undefined;
}

function isLarge({ left, top, right, bottom }: Box): boolean {
  return right - left > LARGE * WIDTH || bottom - top > LARGE * HEIGHT;
}

function joined(one: Box, other: Box): Box {
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}

/** Where the country is that is nearest to all partners: whoever draws the map nearer wants to see some. */
export function middleOf(marks: Mark[]): Point | undefined {
  const farness = ({ point }: Place) =>
    marks.reduce(
      (sum, other) =>
        sum + other.country.count * Math.hypot(other.point.x - point.x, other.point.y - point.y),
      0,
    );
  const far = marks.map(farness);
  return marks[far.indexOf(Math.min(...far))]?.point;
}
