import { Link, useLocation, useSearchParams } from "wouter";

import { number } from "../parts/words";
import { agreementFilter, partnerFilter, type Scope, writeScope } from "../scope/scope";
import { graphql } from "../server/generated";
import type { AgreementStatus } from "../server/generated/graphql";
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
  }
`);

const IN_FORCE: AgreementStatus[] = ["ACTIVE", "EXPIRING"];

/** The figures at a glance. Each leads to what it counts. On the page of a country there is one country. */
export function Counts({ scope, isCountry = false }: { scope: Scope; isCountry?: boolean }) {
  const [partners, agreements] = [partnerFilter(scope), agreementFilter(scope)];
  const active = { and: [agreements, { status: { in: IN_FORCE } }] };
  const { data, isError, error } = useAnswer({
    document: COUNTS,
    variables: {
      partners,
      located: { and: [partners, { country: {} }] },
      agreements,
      active,
      ending: { and: [active, { endsWithin: { years: 1 } }, { renewed: false }] },
    },
  });
  const [path] = useLocation();
  const [address] = useSearchParams();
  if (isError) return <Failed error={error} />;

  const here = (list?: string) => `${path}?${withList(address, list)}`;
  const overview = (scope: Scope, list?: string) =>
    `/?${withList(writeScope(scope, new URLSearchParams()), list)}`;
  return (
    <ul className="counts" aria-label="At a glance" aria-busy={!data}>
      <Count count={data?.partners.totalCount} one="partner" to={here("partners")} part="lists" />
      {!isCountry && (
        <Count
          count={data?.located.statistics.groupCount}
          one="country"
          many="countries"
          to={here()}
          part="map"
        />
      )}
      <Count
        count={data?.agreements.totalCount}
        one="agreement"
        to={here("agreements")}
        part="lists"
      />
      <Count
        count={data?.active.totalCount}
        one="known to be active"
        many="known to be active"
        to={overview({ ...scope, status: IN_FORCE }, "agreements")}
        part="lists"
      />
      <Count
        count={data?.ending.totalCount}
        one="ending within a year"
        many="ending within a year"
        to={overview(scope)}
        part="expiries"
      />
    </ul>
  );
}

function withList(address: URLSearchParams, list?: string): URLSearchParams {
  const other = new URLSearchParams(address);
  if (!list) return other;
  other.set("list", list);
  other.delete("sort");
  return other;
}

/** A count that leads to an address, and there to the part of the page with an id. */
function Count({
  count,
  one,
  many = `${one}s`,
  to,
  part,
}: {
  count?: number;
  one: string;
  many?: string;
  to: string;
  part: string;
}) {
  return (
    <li>
      <Link to={to} onClick={() => document.getElementById(part)?.scrollIntoView()}>
        <b>{count === undefined ? "–" : number(count)}</b> {count === 1 ? one : many}
      </Link>
    </li>
  );
}
