import { memo } from "react";

import { counted } from "../parts/words";
import { type CountryCount, dotOf, type Mark } from "./marks";
import { Numbers } from "./numbers";
import { shadeOf, type Swatch } from "./scale";
import { Shape } from "./shape";

/** How countries are shown, and what happens when they are met. */
export type Choosing = {
  chosen: string[];
  /** The code of the country that the keyboard is at. */
  focused: string | undefined;
  swatches: Swatch[];
  /** What is counted. */
  noun: string;
  onChoose: (code: string) => void;
  onPoint: (country: CountryCount | undefined) => void;
  onFocus: (mark: Mark | undefined) => void;
};

/** Countries to choose from, with their numbers. `pixel` is how much of the drawing a pixel takes. */
export const Countries = memo(function Countries({
  marks,
  pixel,
  ...choosing
}: { marks: Mark[]; pixel: number } & Choosing) {
  const dotted = marks.map((mark) => ({ mark, dot: dotOf(mark, pixel) }));
  const { chosen, focused, onPoint, onChoose } = choosing;
  const ring = (kind: string, isRinged: (code: string) => boolean) =>
    dotted
      .filter(({ mark }) => isRinged(mark.country.code))
      .map(({ mark, dot }) => (
        <g key={`${kind} ${mark.country.code}`} className={kind}>
          <Shape place={mark} dot={dot} />
        </g>
      ));
  return (
    <>
      {/* Dots lie above outlines, so that none is covered, and rings above all, for a neighbour would cover half of them. */}
      {[...dotted.filter(({ dot }) => !dot), ...dotted.filter(({ dot }) => dot)].map((dotted) => (
        <Country key={dotted.mark.country.code} {...dotted} {...choosing} />
      ))}
      {ring("ring-chosen", (code) => chosen.includes(code))}
      {ring("ring-focused", (code) => code === focused)}
      <Numbers marks={marks} pixel={pixel} onPoint={onPoint} onChoose={onChoose} />
    </>
  );
});

function Country({
  mark,
  dot,
  chosen,
  swatches,
  noun,
  onChoose,
  onPoint,
  onFocus,
}: { mark: Mark; dot?: number } & Choosing) {
  const { country } = mark;
  return (
    <g
      className="country"
      data-shade={shadeOf(country.count, swatches)}
      role="button"
      tabIndex={0}
      aria-pressed={chosen.includes(country.code)}
      aria-label={`${country.name}: ${counted(country.count, noun)}`}
      onClick={() => onChoose(country.code)}
      onPointerEnter={() => onPoint(country)}
      onPointerLeave={() => onPoint(undefined)}
      onFocus={({ currentTarget }) => {
        onPoint(country);
        if (currentTarget.matches(":focus-visible")) onFocus(mark);
      }}
      onBlur={() => {
        onPoint(undefined);
        onFocus(undefined);
      }}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        onChoose(country.code);
      }}
    >
      <Shape place={mark} dot={dot} />
    </g>
  );
}
