import { use, useMemo } from "react";

import { draw, type Drawing } from "./drawing";
import type { Country } from "./marks";
import { meridianOf } from "./meridian";

const loading = import("virtual:world").then((module) => module.default);

/** The world as paths and points, with the middle of `countries` in its middle, or as it is usually seen. */
export function useDrawing(countries?: Country[]): Drawing {
  const world = use(loading);
  const meridian = countries ? meridianOf(countries, world) : 0;
  return useMemo(() => draw(world, meridian), [world, meridian]);
}
