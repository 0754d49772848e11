// The geometry of the map, made ready when the pages are built: `virtual:world`.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import { geoArea, geoCentroid } from "d3-geo";
import type { MultiPolygon, Polygon } from "geojson";
import countries from "i18n-iso-countries";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { Plugin } from "vite";

import type { World } from "../src/dashboard/map/world";

type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>;

const NAME = "virtual:world";
const ANTARCTICA = "AQ";

/** Outlines coarse enough to be small, and the places of all countries, also of those too small to have an outline. */
export function world(): Plugin {
  return {
    name: "world",
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load: async (id) =>
      id === `\0${NAME}`
        ? `export default JSON.parse(${JSON.stringify(JSON.stringify(await build()))})`
        : undefined,
  };
}

async function build(): Promise<World> {
  const outlines = await atlas("world-atlas/countries-110m.json");
  const shown = outlines.objects.countries.geometries.flatMap(({ id, type, ...geometry }) => {
    const code = alpha2(id);
    return code === ANTARCTICA
      ? []
      : [{ type, arcs: "arcs" in geometry ? geometry.arcs : [], id: code }];
  });
  const detailed = await atlas("world-atlas/countries-50m.json");
  // The atlas draws some faraway islands apart, under the code of their country: the largest comes last, and counts.
  const places = feature(detailed, detailed.objects.countries)
    .features.toSorted((one, other) => geoArea(one) - geoArea(other))
    .flatMap(({ id, geometry }) => {
      const code = alpha2(id);
      return code ? [[code, middle(geometry as Polygon | MultiPolygon)] as const] : [];
    });
  return {
    topology: {
      type: "Topology",
      arcs: outlines.arcs,
      transform: outlines.transform,
      objects: { countries: { type: "GeometryCollection", geometries: shown } },
    } as World["topology"],
    places: Object.fromEntries(places),
  };
}

async function atlas(file: string): Promise<Atlas> {
  return JSON.parse(await readFile(createRequire(import.meta.url).resolve(file), "utf8"));
}

/** Of the numeric code of ISO 3166-1 the one of two letters; none where the atlas draws what has no code. */
function alpha2(id: string | number | undefined): string | undefined {
  return id === undefined ? undefined : countries.numericToAlpha2(id);
}

/** The middle of the largest part, longitude and latitude in degrees. */
function middle(geometry: Polygon | MultiPolygon): [number, number] {
  const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const polygons = parts.map((coordinates): Polygon => ({ type: "Polygon", coordinates }));
  const largest = polygons.reduce((one, other) => (geoArea(other) > geoArea(one) ? other : one));
  const [longitude, latitude] = geoCentroid(largest);
  return [Math.round(longitude * 100) / 100, Math.round(latitude * 100) / 100];
}
