import { useMemo } from "react";

import type { CountryCount } from "../map/marks";
import { placeKey } from "../map/named-places";
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

/** What the map cannot show where it is; empty where there is nothing. */
export function offTheMap(answer: PartnersByCountryQuery): string {
  const unknown = groupsOf(answer).find(({ keys: [key] }) => key!.value === null)?.count;
  const unplaced = countriesOf(answer).filter((country) => placeKey(country) === undefined);
  return [
    unknown && `${counted(unknown, "partner is", "partners are")} in no known country.`,
    unplaced.length &&
      `Where ${listed(unplaced.map(({ name }) => name))} may be is not known: see the lower left corner.`,
  ]
    .filter(Boolean)
    .join(" ");
}

function listed(names: string[]): string {
  return new Intl.ListFormat("en").format(names);
}
