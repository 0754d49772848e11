import type { MultiPolygon, Topology } from "topojson-specification";

/** What the map is drawn from; made by `plugins/world.ts`. */
export type World = {
  /** The outlines of countries, each with its code of two letters or the key of a named place as `id`, where it has one. */
  topology: Topology<{ countries: { type: "GeometryCollection"; geometries: MultiPolygon[] } }>;
  /** By code, the middle of a country. */
  places: Record<string, Degrees>;
};

export type Degrees = [longitude: number, latitude: number];
