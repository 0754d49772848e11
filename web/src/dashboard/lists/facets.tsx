import { useState } from "react";

import { number, words } from "../parts/words";
import {
  EVERYTHING,
  type Facet,
  FACETS,
  narrowness,
  partnerFilter,
  type Scope,
  toggled,
} from "../scope/scope";
import { graphql } from "../server/generated";
import type { PartnerFacetsQuery } from "../server/generated/graphql";
import { useAnswer } from "../server/use-answer";
import { Failed } from "../parts/figure";
import "./facets.css";

const PARTNER_FACETS = graphql(`
  query PartnerFacets($filter: PartnerFilter) {
    partners(filter: $filter, first: 0) {
      facets {
        region {
          value {
            code
            name
            parent {
              code
            }
          }
          count
        }
        country {
          value {
            code
            name
          }
          count
        }
        kind {
          value
          count
        }
        agreementStatus {
          value
          count
        }
        activityKind {
          value
          count
        }
        programme {
          value {
            slug
            name
          }
          count
        }
        level {
          value
          count
        }
        field {
          value {
            code
            name
            parent {
              code
            }
          }
          count
        }
      }
    }
  }
`);

/** `parent` is the value that contains this one. */
type Choice = { value: string; label: string; count: number; parent?: string };

/** How many choices are shown before all are asked for. */
const FEW = 6;

/** What the view can be narrowed down by, with the number of partners that each choice has. */
export function Facets({ scope, onScope }: { scope: Scope; onScope: (scope: Scope) => void }) {
  const { data, error, isError } = useAnswer({
    document: PARTNER_FACETS,
    variables: { filter: partnerFilter(scope) },
  });
  if (isError) return <Failed error={error} />;
  const choices = data && read(data);
  return (
    <div className="facets">
      {FACETS.map(({ facet, title }) => (
        <Choices
          key={facet}
          title={title}
          choices={choices?.[facet]}
          chosen={scope[facet]}
          onToggle={(value) => onScope(toggled(scope, facet, value))}
        />
      ))}
    </div>
  );
}

function Choices({
  title,
  choices,
  chosen,
  onToggle,
}: {
  title: string;
  choices?: Choice[];
  chosen: string[];
  onToggle: (value: string) => void;
}) {
  const [showsAll, setShowsAll] = useState(false);
  // What was chosen stays to be unchosen, also where nothing fits it any more.
  const gone = chosen.filter((value) => !choices?.some((choice) => choice.value === value));
  const all: Placed[] = [
    ...asTree(choices ?? []),
    ...(choices ? gone.map((value) => ({ value, label: value, count: 0, depth: 0 })) : []),
  ];
  const shown = showsAll ? all : few(all, chosen);
  return (
    <fieldset>
      <legend>{title}</legend>
      {!choices && <div className="facet-waiting" />}
      {choices && all.length === 0 && <p className="quiet">None recorded</p>}
      {shown.map(({ value, label, count, depth }) => (
        <label key={value} style={{ paddingInlineStart: `${depth * 1.1}rem` }}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={() => onToggle(value)}
          />
          <span>{label}</span>
          <span className="facet-count">{number(count)}</span>
        </label>
      ))}
      {(showsAll || shown.length < all.length) && (
        <button
          type="button"
          className="link"
          aria-expanded={showsAll}
          onClick={() => setShowsAll(!showsAll)}
        >
          {showsAll ? "Fewer" : `All ${number(all.length)}`}
          <span className="for-readers"> of {title}</span>
        </button>
      )}
    </fieldset>
  );
}

/** A choice, and within how many others it lies. */
type Placed = Choice & { depth: number };

/** The choices with what lies in each below it. */
function asTree(choices: Choice[], parent?: string, depth = 0): Placed[] {
  const isThere = (value?: string) => choices.some((choice) => choice.value === value);
  return choices
    .filter((choice) => (depth === 0 ? !isThere(choice.parent) : choice.parent === parent))
    .flatMap((choice) => [{ ...choice, depth }, ...asTree(choices, choice.value, depth + 1)]);
}

/** The first at the top, and what was chosen with what it lies in. */
function few(all: Placed[], chosen: string[]): Placed[] {
  const tops = all.filter(({ depth }) => depth === 0).slice(0, FEW);
  const shown = new Set(tops.map(({ value }) => value));
  for (const value of chosen) {
    let choice = all.find((each) => each.value === value);
    while (choice) {
      shown.add(choice.value);
      const { parent } = choice;
      choice = parent ? all.find((each) => each.value === parent) : undefined;
    }
    all.filter(({ parent }) => parent === value).forEach((below) => shown.add(below.value));
  }
  return all.filter(({ value }) => shown.has(value));
}

/** What the view is narrowed down by, each to be taken away. */
export function Chosen({ scope, onScope }: { scope: Scope; onScope: (scope: Scope) => void }) {
  const { data } = useAnswer({
    document: PARTNER_FACETS,
    variables: { filter: partnerFilter(scope) },
  });
  const choices = data && read(data);
  if (narrowness(scope) === 0) return null;
  const label = (facet: Facet, value: string) =>
    choices?.[facet].find((choice) => choice.value === value)?.label ?? value;
  return (
    <ul className="chosen" aria-label="Narrowed down by">
      {scope.text && (
        <li>
          <button type="button" onClick={() => onScope({ ...scope, text: "" })}>
            “{scope.text}” <Away />
          </button>
        </li>
      )}
      {FACETS.flatMap(({ facet }) =>
        scope[facet].map((value) => (
          <li key={`${facet} ${value}`}>
            <button type="button" onClick={() => onScope(toggled(scope, facet, value))}>
              {label(facet, value)} <Away />
            </button>
          </li>
        )),
      )}
      {narrowness(scope) > 1 && (
        <li>
          <button type="button" className="link" onClick={() => onScope(EVERYTHING)}>
            Show everything
          </button>
        </li>
      )}
    </ul>
  );
}

function Away() {
  return (
    <>
      <span className="for-readers">: take away</span>
      <span aria-hidden="true">×</span>
    </>
  );
}

function read({ partners: { facets } }: PartnerFacetsQuery): Record<Facet, Choice[]> {
  type Named = { name: string; code: string; parent?: { code: string } | null };
  const named = (list: { value: Named | null; count: number }[]) =>
    list.flatMap(({ value, count }) =>
      value ? [{ value: value.code, label: value.name, count, parent: value.parent?.code }] : [],
    );
  const worded = (list: { value: string | null; count: number }[]) =>
    list.flatMap(({ value, count }) => (value ? [{ value, label: words(value), count }] : []));
  return {
    region: named(facets.region),
    country: named(facets.country),
    kind: worded(facets.kind),
    status: worded(facets.agreementStatus),
    activity: worded(facets.activityKind),
    programme: facets.programme.flatMap(({ value, count }) =>
      value ? [{ value: value.slug, label: value.name, count }] : [],
    ),
    level: worded(facets.level),
    field: named(facets.field),
  };
}
