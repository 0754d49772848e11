import type { GeometryCollection, Topology } from "topojson-specification";

/** What the map is drawn from; made by `plugins/world.ts`. */
export type World = {
  /** The outlines of countries, each with its code of two letters as `id` where it has one. */
  topology: Topology<{ countries: GeometryCollection }>;
  /** By code, the middle of a country: longitude and latitude in degrees. */
  places: Record<string, [longitude: number, latitude: number]>;
};
