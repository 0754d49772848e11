import { Link } from "wouter";

import { number } from "../parts/words";
import { agreementFilter, narrowness, partnerFilter, type Scope } from "../scope/scope";
import { graphql } from "../server/generated";
import { useAnswer } from "../server/use-answer";
import { Failed } from "../parts/figure";
import "./counts.css";

const COUNTS = graphql(`
  query Counts(
    $partners: PartnerFilter
    $agreements: AgreementFilter
    $active: AgreementFilter
    $ending: AgreementFilter
    $located: PartnerFilter
  ) {
    partners(filter: $partners, first: 0) {
      totalCount
    }
    agreements(filter: $agreements, first: 0) {
      totalCount
    }
    active: agreements(filter: $active, first: 0) {
      totalCount
    }
    ending: agreements(filter: $ending, first: 0) {
      totalCount
    }
    located: partners(filter: $located, first: 0) {
      statistics(by: [{ dimension: COUNTRY }], first: 0) {
        groupCount
      }
    }
    dataQuality {
      totalCount
    }
  }
`);

/** The figures at a glance. */
export function Counts({ scope }: { scope: Scope }) {
  const [partners, agreements] = [partnerFilter(scope), agreementFilter(scope)];
  const { data, isError, error } = useAnswer({
    document: COUNTS,
    variables: {
      partners,
      located: { and: [partners, { country: {} }] },
      agreements,
      active: { and: [agreements, { status: { in: ["ACTIVE", "EXPIRING"] } }] },
      ending: {
        and: [
          agreements,
          { status: { in: ["ACTIVE", "EXPIRING"] } },
          { endsWithin: { years: 1 } },
          { renewed: false },
        ],
      },
    },
  });
  if (isError) return <Failed error={error} />;
  const shown: { count?: number; one: string; many: string; to?: string }[] = [
    { count: data?.partners.totalCount, one: "partner", many: "partners" },
    { count: data?.located.statistics.groupCount, one: "country", many: "countries" },
    { count: data?.agreements.totalCount, one: "agreement", many: "agreements" },
    { count: data?.active.totalCount, one: "known to be active", many: "known to be active" },
    {
      count: data?.ending.totalCount,
      one: "ending within a year",
      many: "ending within a year",
      to: "#expiries",
    },
  ];
  // Findings are of all the data.
  if (narrowness(scope) === 0) {
    shown.push({
      count: data?.dataQuality.totalCount,
      one: "quality finding",
      many: "quality findings",
      to: "/quality",
    });
  }
  return (
    <ul className="counts" aria-label="At a glance" aria-busy={!data}>
      {shown.map(({ count, one, many, to }) => {
        const figure = (
          <>
            <b>{count === undefined ? "–" : number(count)}</b> {count === 1 ? one : many}
          </>
        );
        return (
          <li key={one}>
            {to?.startsWith("#") ? (
              <a href={to}>{figure}</a>
            ) : to ? (
              <Link to={to}>{figure}</Link>
            ) : (
              <span>{figure}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
