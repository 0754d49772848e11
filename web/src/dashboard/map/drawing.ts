import { geoArea, geoEqualEarth, geoPath } from "d3-geo";
import type { Feature, MultiPolygon, Polygon } from "geojson";
import { feature } from "topojson-client";

import { NAMED_PLACES } from "./named-places";
import type { World } from "./world";

/** The size that the map is drawn in; it is shown at whatever size there is. */
export const WIDTH = 960;
export const HEIGHT = 440;

/** What is kept free at the edges. */
const EDGE = 4;

/** The latitudes between which all outlines and places are. */
const NORTH = 83.7;
const SOUTH = -63.3;

export type Point = { x: number; y: number };
export type Box = { left: number; top: number; right: number; bottom: number };
/** The outline of a country; `box` is that of its largest part. */
export type Outline = { path: string; box: Box };
export type Drawing = {
  /** By key, what countries look like that have an outline. */
  outlines: Map<string, Outline>;
  /** Outlines that no country can be given to. */
  rest: string[];
  /** By key, where countries are. */
  points: Map<string, Point>;
};

/** The world as paths and points, with a meridian in the middle. */
export function draw({ topology, places }: World, meridian = 0): Drawing {
  const projection = geoEqualEarth()
    .rotate([-meridian, 0])
    .fitExtent(
      [
        [EDGE, EDGE],
        [WIDTH - EDGE, HEIGHT - EDGE],
      ],
      frame(meridian),
    );
  const path = geoPath(projection).digits(1);
  const outlines = new Map<string, Outline>();
  const rest: string[] = [];
  for (const country of feature(topology, topology.objects.countries).features) {
    const drawn = path(country) ?? "";
    if (country.id === undefined) rest.push(drawn);
    else outlines.set(String(country.id), { path: drawn, box: box(path.bounds(largest(country))) });
  }
  const points = Object.entries({ ...places, ...NAMED_PLACES }).map(([key, place]) => {
    const [x, y] = projection(place) ?? [0, 0];
    return [key, { x, y }] as const;
  });
  return { outlines, rest, points: new Map(points) };
}

/** What the map has to hold: the same with every meridian, so that its scale is the same. */
function frame(meridian: number) {
  const edge = 179.99;
  return {
    type: "MultiPoint" as const,
    coordinates: [
      [meridian - edge, 0],
      [meridian + edge, 0],
      [meridian, NORTH],
      [meridian, SOUTH],
    ],
  };
}

function largest({ geometry }: Feature): Polygon {
  const { coordinates } = geometry as MultiPolygon;
  const parts = coordinates.map((rings): Polygon => ({ type: "Polygon", coordinates: rings }));
  return parts.reduce((one, other) => (geoArea(other) > geoArea(one) ? other : one));
}

function box([[left, top], [right, bottom]]: [[number, number], [number, number]]): Box {
  return { left, top, right, bottom };
}
