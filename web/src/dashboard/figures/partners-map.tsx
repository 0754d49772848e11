import { Suspense } from "react";

import { WorldMap } from "../map/world-map";
import { Figure } from "../parts/figure";
import { partnerFilter, type Scope, toggled } from "../scope/scope";
import { groupsOf, offTheMap, usePartnersByCountry } from "./partners-by-country";

/** Where the partners are. Choosing a country narrows the view down to it, choosing it again widens it. */
export function PartnersMap({ scope, onScope }: { scope: Scope; onScope: (scope: Scope) => void }) {
  // The other countries stay to be chosen.
  const filter = partnerFilter({ ...scope, country: [] });
  const { question, result, countries = [] } = usePartnersByCountry(filter);
  return (
    <Figure
      title="Where the partners are"
      room="world-waiting"
      question={question}
      result={result}
      table={(answer) => ({
        columns: ["Country", "Code", "Partners"],
        rows: groupsOf(answer).map(({ keys: [key], count }) => [
          key!.label,
          key!.value ?? "",
          count,
        ]),
      })}
      empty={(answer) =>
        answer.partners.totalCount === 0 && "No partner fits. Take a condition away."
      }
      note={offTheMap}
    >
      {() => (
        <Suspense fallback={<div className="waiting world-waiting" />}>
          <WorldMap
            countries={countries}
            chosen={scope.country}
            onChoose={(code) => onScope(toggled(scope, "country", code))}
          />
        </Suspense>
      )}
    </Figure>
  );
}
