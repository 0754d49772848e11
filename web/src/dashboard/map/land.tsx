import { memo } from "react";

import type { Drawing } from "./drawing";
import type { Place } from "./marks";

/** All countries that are not marked. */
export const Land = memo(function Land({ drawing, places }: { drawing: Drawing; places: Place[] }) {
  const marked = new Set(places.map(({ outline }) => outline));
  const outlines = [...drawing.outlines.values()].filter((outline) => !marked.has(outline));
  return [...outlines.map(({ path }) => path), ...drawing.rest].map((path, index) => (
    <path key={index} d={path} className="land" />
  ));
});
