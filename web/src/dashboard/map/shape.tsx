import type { CSSProperties } from "react";

import type { Place } from "./marks";

/** What is seen of a country: its outline, and a dot of a diameter where that is too small or not there. */
export function Shape({ place: { outline, point }, dot }: { place: Place; dot?: number }) {
  return (
    <>
      {outline && <path d={outline.path} />}
      {dot && <circle cx={point.x} cy={point.y} style={{ "--dot": dot } as CSSProperties} />}
    </>
  );
}
