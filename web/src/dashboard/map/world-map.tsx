import { useCallback, useId, useMemo, useState } from "react";

import { counted } from "../parts/words";
import { Countries } from "./countries";
import { Elsewhere } from "./elsewhere";
import { Frame } from "./frame";
import { Land } from "./land";
import { Legend } from "./legend";
import { boxOf, type Country, type CountryCount, type Mark, marksOf, middleOf } from "./marks";
import { swatchesOf } from "./scale";
import { useDrawing } from "./use-drawing";
import { useZoom } from "./use-zoom";

const NONE: string[] = [];

/** The world, its countries shaded by their counts, and to be chosen. At first those of `part` are shown, or all. */
export function WorldMap({
  countries,
  chosen = NONE,
  onChoose,
  part,
  noun = "partner",
}: {
  countries: CountryCount[];
  chosen?: string[];
  onChoose: (code: string) => void;
  part?: Country[];
  noun?: string;
}) {
  const end = useId();
  const drawing = useDrawing(part);
  const { marks, unplaced } = useMemo(() => marksOf(countries, drawing), [countries, drawing]);
  const zoom = useZoom(useMemo(() => part && boxOf(part, drawing), [part, drawing]));
  const swatches = useMemo(() => swatchesOf(countries.map(({ count }) => count)), [countries]);
  const [pointed, onPoint] = useState<CountryCount>();
  const [focused, setFocused] = useState<string>();
  const { near, unit, margin, show } = zoom;
  const middle = useMemo(() => {
    const wanted = marks.filter(({ country }) => chosen.includes(country.code));
    return middleOf(wanted.length ? wanted : marks);
  }, [marks, chosen]);
  const onFocus = useCallback((mark?: Mark) => setFocused(mark?.country.code), []);
  const onFocusShown = useCallback(
    (mark?: Mark) => {
      onFocus(mark);
      if (mark) show(mark.point);
    },
    [onFocus, show],
  );
  const common = { chosen, focused, swatches, noun, onChoose, onPoint };
  return (
    <>
      <a
        className="skip-countries"
        href={`#${end}`}
        onClick={(event) => {
          // The address stays as it is, to be shared.
          event.preventDefault();
          document.getElementById(end)?.focus();
        }}
      >
        Skip the countries of the map
      </a>
      <Frame
        zoom={zoom}
        role="group"
        label={`Map of the world with ${counted(countries.length, "country", "countries")} shaded by number of ${noun}s`}
        middle={middle}
        fixed={
          <Elsewhere
            countries={unplaced}
            pixel={unit}
            margin={margin}
            {...common}
            onFocus={onFocus}
          />
        }
      >
        <Land drawing={drawing} places={marks} />
        <Countries marks={marks} pixel={unit / near} {...common} onFocus={onFocusShown} />
      </Frame>
      <div id={end} tabIndex={-1} className="world-below">
        <Legend swatches={swatches} countries={countries} pointed={pointed} noun={noun} />
      </div>
    </>
  );
}
