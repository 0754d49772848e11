import { useMemo } from "react";

import { Figure } from "../parts/figure";
import { activityFilter, type Scope, toggled, writeScope } from "../scope/scope";
import { graphql } from "../server/generated";
import { useAnswer } from "../server/use-answer";
import { Bars } from "./bars";

const ACTIVITIES_BY_FIELD = graphql(`
  query ActivitiesByField($filter: ActivityFilter, $level: Int!) {
    activities(filter: $filter) {
      statistics(
        by: [{ dimension: FIELD, level: $level }]
        orderBy: [{ field: COUNT, direction: DESC }]
        first: 13
      ) {
        groups {
          keys {
            value
            label
          }
          count
        }
      }
    }
  }
`);

/** The fields of study in which most is done, as bars: broad ones or, within those chosen, the next narrower ones. */
export function Fields({ scope }: { scope: Scope }) {
  const filter = { and: [activityFilter(scope), { fields: { some: {} } }] };
  const question = {
    document: ACTIVITIES_BY_FIELD,
    variables: { filter, level: levelWithin(scope.field) },
  };
  const result = useAnswer(question);
  const bars = useMemo(
    () =>
      (result.data?.activities.statistics.groups ?? []).map(({ keys: [key], count }) => {
        const narrower =
          !key!.value || scope.field.includes(key!.value) ? scope : within(scope, key!.value);
        return {
          key: key!.value ?? "",
          label: key!.label,
          count,
          address: `/?${writeScope(narrower, new URLSearchParams())}`,
        };
      }),
    [result.data, scope],
  );
  return (
    <Figure
      title="Fields of study"
      question={question}
      result={result}
      table={() => ({
        columns: ["Field", "Activities"],
        rows: bars.map(({ label, count }) => [label, count]),
      })}
      empty={() => bars.length === 0 && "Of no activity here the field of study is known."}
    >
      {() => (
        <Bars
          label="Bars of activities by field of study"
          bars={bars}
          noun={["activity", "activities"]}
        />
      )}
    </Figure>
  );
}

/** The level below the fields that are chosen: codes of ISCED-F have two digits at the first, four at the third. */
function levelWithin(chosen: string[]): number {
  return Math.min(3, Math.max(1, ...chosen.map((code) => code.length)));
}

/** The scope narrowed down to a field, in the place of those that contain it. */
function within(scope: Scope, field: string): Scope {
  const others = scope.field.filter((code) => !field.startsWith(code));
  return toggled({ ...scope, field: others }, "field", field);
}
