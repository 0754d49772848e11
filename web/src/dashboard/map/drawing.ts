import { geoEqualEarth, geoPath } from "d3-geo";
import { feature } from "topojson-client";

import type { World } from "./world";

/** The size that the map is drawn in; it is shown at whatever size there is. */
export const WIDTH = 960;
export const HEIGHT = 440;

/** Countries whose outline is smaller than this get a dot besides, so that they can be seen and met. */
const SMALL = 7;

export type Outline = { code?: string; path: string };
export type Place = { x: number; y: number; isSmall: boolean };
export type Drawing = { outlines: Outline[]; places: Map<string, Place> };

/** The world as paths and points. */
export function draw({ topology, places }: World): Drawing {
  const { features } = feature(topology, topology.objects.countries);
  const projection = geoEqualEarth().fitExtent(
    [
      [4, 4],
      [WIDTH - 4, HEIGHT - 4],
    ],
    { type: "FeatureCollection", features },
  );
  const path = geoPath(projection).digits(1);
  const large = new Set<string>();
  const outlines = features.map((country) => {
    const code = country.id?.toString();
    const [[left, top], [right, bottom]] = path.bounds(country);
    if (code && right - left > SMALL && bottom - top > SMALL) large.add(code);
    return { code, path: path(country) ?? "" };
  });
  const points = Object.entries(places).map(([code, place]) => {
    const [x, y] = projection(place) ?? [0, 0];
    return [code, { x, y, isSmall: !large.has(code) }] as const;
  });
  return { outlines, places: new Map(points) };
}
