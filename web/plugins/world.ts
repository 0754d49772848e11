// The geometry of the map, made ready when the pages are built: `virtual:world`. What the atlas lacks is in `places.ts`.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import { geoArea, geoCentroid } from "d3-geo";
import type { MultiPolygon, Polygon } from "geojson";
import countries from "i18n-iso-countries";
import { feature } from "topojson-client";
import type * as topojson from "topojson-specification";
import type { Plugin } from "vite";

import type { World } from "../src/dashboard/map/world";
import { PARTS, PLACES, UNCODED } from "./places.ts";

type Named = { name: string };
type Geometry = topojson.Polygon<Named> | topojson.MultiPolygon<Named>;
type Atlas = topojson.Topology<{
  countries: { type: "GeometryCollection"; geometries: Geometry[] };
}>;
type Outline = World["topology"]["objects"]["countries"]["geometries"][number];
/** A polygon of a topology: its rings, each of them a list of arcs. */
type Rings = number[][];

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
  const coarse = await atlas("world-atlas/countries-110m.json");
  const places = { ...middles(await atlas("world-atlas/countries-50m.json")), ...PLACES };
  const lost = Object.keys(countries.getAlpha2Codes()).filter(
    (code) => isAssigned(code) && !places[code],
  );
  if (lost.length) throw new Error(`plugins/places.ts has no place for ${lost.join(", ")}`);
  const { arcs, transform } = coarse;
  const geometries = coarse.objects.countries.geometries.flatMap((geometry) =>
    outlines(coarse, geometry),
  );
  return {
    topology: {
      type: "Topology",
      arcs,
      transform,
      objects: { countries: { type: "GeometryCollection", geometries } },
    },
    places,
  };
}

async function atlas(file: string): Promise<Atlas> {
  return JSON.parse(await readFile(createRequire(import.meta.url).resolve(file), "utf8"));
}

/** The library also knows `XK`, which the standard leaves to its users. */
function isAssigned(code: string): boolean {
  return !code.startsWith("X");
}

/** What a geometry is on the map: nothing, an outline, or one for each country that the atlas draws as one. */
function outlines(atlas: Atlas, geometry: Geometry): Outline[] {
  const code = alpha2(geometry.id) ?? UNCODED[geometry.properties?.name ?? ""];
  if (code === ANTARCTICA) return [];
  const parts = PARTS.filter(({ of }) => of === code);
  if (!parts.length) return [outline(code, polygons(geometry))];
  const owner = (rings: Rings) => parts.find((part) => isWithin(part, atlas, rings))?.code ?? code;
  return [code, ...parts.map((part) => part.code)].map((one) =>
    outline(
      one,
      polygons(geometry).filter((rings) => owner(rings) === one),
    ),
  );
}

function outline(id: string | undefined, arcs: Rings[]): Outline {
  return { type: "MultiPolygon", arcs, id };
}

function polygons(geometry: Geometry): Rings[] {
  return geometry.type === "Polygon" ? [geometry.arcs] : geometry.arcs;
}

function isWithin(
  { southwest: [west, south], northeast: [east, north] }: (typeof PARTS)[number],
  atlas: Atlas,
  rings: Rings,
): boolean {
  const [longitude, latitude] = geoCentroid(feature(atlas, { type: "Polygon", arcs: rings }));
  return longitude > west && longitude < east && latitude > south && latitude < north;
}

/** Of the numeric code of ISO 3166-1 the one of two letters; none where the atlas draws what has no code. */
function alpha2(id: string | number | undefined): string | undefined {
  return id === undefined ? undefined : countries.numericToAlpha2(id);
}

/** By code, the middle of each country. */
function middles(atlas: Atlas): World["places"] {
  const { features } = feature(atlas, atlas.objects.countries);
  // The atlas draws some faraway islands apart, under the code of their country: the largest comes last, and counts.
  const bySize = features.toSorted((one, other) => geoArea(one) - geoArea(other));
  return Object.fromEntries(
    bySize.flatMap(({ id, geometry }) => {
      const code = alpha2(id);
      return code ? [[code, middle(geometry as Polygon | MultiPolygon)]] : [];
    }),
  );
}

/** The middle of the largest part, longitude and latitude in degrees. */
function middle(geometry: Polygon | MultiPolygon): [number, number] {
  const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const polygons = parts.map((coordinates): Polygon => ({ type: "Polygon", coordinates }));
  const largest = polygons.reduce((one, other) => (geoArea(other) > geoArea(one) ? other : one));
  const [longitude, latitude] = geoCentroid(largest);
  return [Math.round(longitude * 100) / 100, Math.round(latitude * 100) / 100];
}
