import { use, useEffect, useMemo, useState } from "react";

import { counted, number } from "../parts/words";
import { draw, HEIGHT, WIDTH } from "./drawing";
import { useZoom } from "./use-zoom";
import "./world-map.css";

/** How many shades there are. */
const SHADES = 5;

/** How far apart numbers must be, so that they can be read, in pixels. */
const APART = 18;

/** How near a single country is shown. */
const NEAR = 3;

export type CountryCount = { code: string; name: string; count: number };

const drawing = import("virtual:world").then((module) => draw(module.default));

/** The world, its countries shaded by `counts`. Those with a count can be chosen, where `onChoose` is given. */
export function WorldMap({
  counts,
  chosen = [],
  onChoose,
  noun = "partner",
}: {
  counts: CountryCount[];
  chosen?: string[];
  onChoose?: (code: string) => void;
  noun?: string;
}) {
  const { outlines, places } = use(drawing);
  const { svg, group, near, unit, nearer, farther, whole, to } = useZoom();
  const [pointed, setPointed] = useState<CountryCount>();
  const byCode = useMemo(() => new Map(counts.map((country) => [country.code, country])), [counts]);
  const most = Math.max(1, ...counts.map(({ count }) => count));

  // A single country that cannot be chosen is met in its surroundings, and needs no number.
  const alone = !onChoose && counts.length === 1 ? places.get(counts[0]!.code) : undefined;

  // The largest first, so that where there is no room for all numbers the small ones give way.
  const numbered = useMemo(() => {
    const kept: { x: number; y: number; country: CountryCount }[] = [];
    if (alone) return kept;
    const apart = (APART * unit) / near;
    for (const country of [...counts].sort((one, other) => other.count - one.count)) {
      const place = places.get(country.code);
      // A number is about half as wide as high for each of its digits.
      const wide = Math.max(1, number(country.count).length / 2.5);
      const isFree =
        place && kept.every(({ x, y }) => Math.hypot((x - place.x) / wide, y - place.y) > apart);
      if (isFree) kept.push({ ...place, country });
    }
    return kept;
  }, [alone, counts, near, unit, places]);

  useEffect(() => {
    if (alone) to(alone.x, alone.y, NEAR);
  }, [alone, to]);

  function marking(country: CountryCount) {
    return {
      className: "country",
      "data-shade": Math.ceil((SHADES * Math.log1p(country.count)) / Math.log1p(most)),
      "data-chosen": chosen.includes(country.code) || undefined,
      onPointerEnter: () => setPointed(country),
      onPointerLeave: () => setPointed(undefined),
      onClick: () => onChoose?.(country.code),
    };
  }

  function choosing(country: CountryCount) {
    if (!onChoose) return {};
    return {
      role: "button",
      tabIndex: 0,
      "aria-pressed": chosen.includes(country.code),
      "aria-label": `${country.name}: ${counted(country.count, noun)}`,
      onFocus: () => setPointed(country),
      onBlur: () => setPointed(undefined),
      onKeyDown: (event: React.KeyboardEvent) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        onChoose(country.code);
      },
    };
  }

  return (
    <div className="world">
      <svg
        ref={svg}
        style={{ "--unit": unit } as React.CSSProperties}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role={onChoose ? "group" : "img"}
        aria-label={`Map of the world with ${counted(counts.length, "country", "countries")} shaded by number of ${noun}s`}
      >
        <g ref={group}>
          {outlines.map(({ code, path }, index) => {
            const country = code ? byCode.get(code) : undefined;
            return country ? null : <path key={index} d={path} className="land" />;
          })}
          {outlines.map(({ code, path }, index) => {
            const country = code ? byCode.get(code) : undefined;
            const isSmall = code !== undefined && places.get(code)?.isSmall;
            return (
              country && (
                <path
                  key={index}
                  d={path}
                  {...marking(country)}
                  {...(!isSmall && choosing(country))}
                />
              )
            );
          })}
          {counts.map((country) => {
            const place = places.get(country.code);
            return (
              place?.isSmall && (
                <circle
                  key={country.code}
                  cx={place.x}
                  cy={place.y}
                  {...marking(country)}
                  {...choosing(country)}
                />
              )
            );
          })}
          <g aria-hidden="true" className="numbers">
            {numbered.map(({ x, y, country }) => (
              <text
                key={country.code}
                x={x}
                y={y}
                data-code={country.code}
                onPointerEnter={() => setPointed(country)}
                onPointerLeave={() => setPointed(undefined)}
                onClick={() => onChoose?.(country.code)}
              >
                {number(country.count)}
              </text>
            ))}
          </g>
        </g>
      </svg>
      <div className="world-tools">
        <button type="button" onClick={nearer} aria-label="Zoom in">
          +
        </button>
        <button type="button" onClick={farther} aria-label="Zoom out" disabled={near <= 1}>
          −
        </button>
        <button
          type="button"
          onClick={whole}
          aria-label="Show the whole world"
          disabled={near <= 1}
        >
          ⤢
        </button>
      </div>
      {(onChoose || counts.length > 1) && (
        <p className="world-legend" aria-hidden="true">
          {pointed ? (
            <>
              <strong>{pointed.name}</strong> {counted(pointed.count, noun)}
            </>
          ) : (
            <>
              1{" "}
              {Array.from({ length: SHADES }, (_, shade) => (
                <i key={shade} data-shade={shade + 1} />
              ))}{" "}
              {number(Math.max(most, 2))} <span className="quiet">{noun}s</span>
            </>
          )}
        </p>
      )}
    </div>
  );
}
