import { useMemo } from "react";

import type { Drawing } from "./drawing";
import { Frame } from "./frame";
import { Land } from "./land";
import { boxOf, type Country, dotOf, type Place, placeOf } from "./marks";
import { Shape } from "./shape";
import { useDrawing } from "./use-drawing";
import { useZoom } from "./use-zoom";

/** One country in its surroundings. */
export function CountryMap({ code, name }: Country) {
  const country = useMemo(() => ({ code, name }), [code, name]);
  const drawing = useDrawing(useMemo(() => [country], [country]));
  const place = useMemo(() => placeOf(country, drawing), [country, drawing]);
  return place ? (
    <Surroundings country={country} place={place} drawing={drawing} />
  ) : (
    <p className="nothing">It is not known where on the map {name} is.</p>
  );
}

function Surroundings({
  country,
  place,
  drawing,
}: {
  country: Country;
  place: Place;
  drawing: Drawing;
}) {
  const zoom = useZoom(useMemo(() => boxOf([country], drawing), [country, drawing]));
  return (
    <Frame zoom={zoom} role="img" label={`${country.name} on a map of the world`}>
      <Land drawing={drawing} places={[place]} />
      <g className="country" data-shade="5">
        <Shape place={place} dot={dotOf(place, zoom.unit / zoom.near)} />
      </g>
    </Frame>
  );
}
