import { Link } from "wouter";

import { number, words } from "../parts/words";
import { graphql } from "../server/generated";
import type { PartnersQuery } from "../server/generated/graphql";
import type { Column } from "./table";

export const PARTNERS = graphql(`
  query Partners($filter: PartnerFilter, $orderBy: [PartnerOrder!], $first: Int!, $after: String) {
    partners(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      totalCount
      nodes {
        slug
        name
        city
        country {
          code
          name
          region {
            code
            name
          }
        }
        region {
          code
          name
        }
        ... on Institution {
          institutionKind
        }
        ... on Organization {
          organizationKind
        }
        agreements(first: 0) {
          totalCount
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

type Partner = PartnersQuery["partners"]["nodes"][number];

export const partnersPage = ({ partners }: PartnersQuery) => partners;

/** What kind of partner it is, in words. */
export function kindOf(partner: { institutionKind?: string; organizationKind?: string }): string {
  return words(partner.institutionKind ?? partner.organizationKind ?? "");
}

export const PARTNER_COLUMNS: Column<Partner>[] = [
  {
    id: "NAME",
    header: "Name",
    meta: { share: 40 },
    cell: ({ row: { original: partner } }) => (
      <>
        <Link to={`/partners/${partner.slug}`}>{partner.name}</Link>
        <span className="under">
          {[partner.city, partner.country?.name].filter(Boolean).join(", ")}
        </span>
      </>
    ),
  },
  {
    id: "COUNTRY",
    header: "Country",
    meta: { share: 18, isMinor: true },
    cell: ({ row: { original: partner } }) =>
      partner.country ? (
        <Link to={`/countries/${partner.country.code}`}>{partner.country.name}</Link>
      ) : (
        <span className="quiet">not known</span>
      ),
  },
  {
    id: "REGION",
    header: "Region",
    meta: { share: 16, isMinor: true },
    cell: ({ row: { original: partner } }) => {
      // Where no region is recorded, the one of the country counts.
      const region = partner.region ?? partner.country?.region;
      return region ? (
        <Link to={`/regions/${region.code}`}>{region.name}</Link>
      ) : (
        <span className="quiet">not known</span>
      );
    },
  },
  {
    id: "KIND",
    header: "Kind",
    meta: { share: 14, isMinor: true },
    cell: ({ row: { original: partner } }) => kindOf(partner),
  },
  {
    id: "AGREEMENTS",
    header: "Agreements",
    sortDescFirst: true,
    meta: { share: 12 },
    cell: ({ row: { original: partner } }) => (
      <span className="number">{number(partner.agreements.totalCount)}</span>
    ),
  },
];
