import { useMemo } from "react";

import type { CountryCount } from "../map/marks";
import { counted } from "../parts/words";
import { graphql } from "../server/generated";
import type { PartnerFilter, PartnersByCountryQuery } from "../server/generated/graphql";
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

/** How many partners there are in each country. */
export function usePartnersByCountry(filter: PartnerFilter) {
  const question = { document: PARTNERS_BY_COUNTRY, variables: { filter } };
  const result = useAnswer(question);
  const countries = useMemo(() => result.data && countriesOf(result.data), [result.data]);
  return { question, result, countries };
}

export function groupsOf(answer: PartnersByCountryQuery) {
  return answer.partners.statistics.groups;
}

function countriesOf(answer: PartnersByCountryQuery): CountryCount[] {
  return groupsOf(answer).flatMap(({ keys: [key], count }) =>
    key?.value ? [{ code: key.value, name: key.label, count }] : [],
  );
}

/** What the map cannot show; empty where there is nothing. */
export function offTheMap(answer: PartnersByCountryQuery): string {
  const unknown = groupsOf(answer).find(({ keys: [key] }) => key!.value === null)?.count;
  return unknown ? `${counted(unknown, "partner is", "partners are")} in no known country.` : "";
}
