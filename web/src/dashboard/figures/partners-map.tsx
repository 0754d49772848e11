import { Suspense, useMemo } from "react";

import type { CountryCount } from "../map/world-map";
import { WorldMap } from "../map/world-map";
import { Figure } from "../parts/figure";
import { counted } from "../parts/words";
import { partnerFilter, type Scope, toggled } from "../scope/scope";
import { graphql } from "../server/generated";
import type { PartnersByCountryQuery } from "../server/generated/graphql";
import { useAnswer } from "../server/use-answer";

const PARTNERS_BY_COUNTRY = graphql(`
  query PartnersByCountry($filter: PartnerFilter) {
    partners(filter: $filter) {
      totalCount
      statistics(by: [{ dimension: COUNTRY }], orderBy: [{ field: COUNT, direction: DESC }]) {
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

/** Where the partners are. Choosing a country narrows the view down to it, choosing it again widens it. */
export function PartnersMap({ scope, onScope }: { scope: Scope; onScope: (scope: Scope) => void }) {
  // The other countries stay to be chosen.
  const question = {
    document: PARTNERS_BY_COUNTRY,
    variables: { filter: partnerFilter({ ...scope, country: [] }) },
  };
  const result = useAnswer(question);
  const counts = useMemo(() => known(result.data), [result.data]);
  const choose = (code: string) => onScope(toggled(scope, "country", code));
  return (
    <Figure
      title="Where the partners are"
      room="world-waiting"

      question={question}
      result={result}
      table={(answer) => ({
        columns: ["Country", "Code", "Partners"],
        rows: groups(answer).map(({ keys: [key], count }) => [key!.label, key!.value ?? "", count]),
      })}
      empty={(answer) =>
        answer.partners.totalCount === 0 && "No partner fits. Take a condition away."
      }
      note={(answer) => {
        const unknown = groups(answer).find(({ keys: [key] }) => key!.value === null)?.count;
        return unknown
          ? `${counted(unknown, "partner is", "partners are")} in no known country.`
          : "";
      }}
    >
      {() => (
        <Suspense fallback={<div className="waiting world-waiting" />}>
          <WorldMap counts={counts} chosen={scope.country} onChoose={choose} />
        </Suspense>
      )}
    </Figure>
  );
}

function groups(answer: PartnersByCountryQuery) {
  return answer.partners.statistics.groups;
}

function known(answer: PartnersByCountryQuery | undefined): CountryCount[] {
  return (answer ? groups(answer) : []).flatMap(({ keys: [key], count }) =>
    key?.value ? [{ code: key.value, name: key.label, count }] : [],
  );
}
