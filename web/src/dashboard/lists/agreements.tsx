import { Link } from "wouter";

import { Status } from "../parts/status";
import { date, words } from "../parts/words";
import { graphql } from "../server/generated";
import type { AgreementsQuery } from "../server/generated/graphql";
import type { Column } from "./table";

export const AGREEMENTS = graphql(`
  query Agreements(
    $filter: AgreementFilter
    $orderBy: [AgreementOrder!]
    $first: Int!
    $after: String
  ) {
    agreements(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      totalCount
      nodes {
        slug
        title
        kind
        status
        starts
        ends
        indefinite
        partners(first: 3) {
          totalCount
          nodes {
            slug
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

type Agreement = AgreementsQuery["agreements"]["nodes"][number];

export const agreementsPage = ({ agreements }: AgreementsQuery) => agreements;

export const AGREEMENT_COLUMNS: Column<Agreement>[] = [
  {
    id: "TITLE",
    header: "Title",
    meta: { share: 34 },
    cell: ({ row: { original: agreement } }) => (
      <>
        <Link to={`/agreements/${agreement.slug}`}>{agreement.title}</Link>
        <span className="under">{period(agreement)}</span>
      </>
    ),
  },
  {
    id: "PARTNER",
    header: "With",
    meta: { share: 26, isMinor: true },
    cell: ({
      row: {
        original: { partners },
      },
    }) => (
      <>
        {partners.nodes.map(({ slug, name }, index) => (
          <span key={slug}>
            {index > 0 && ", "}
            <Link to={`/partners/${slug}`}>{name}</Link>
          </span>
        ))}
        {partners.totalCount > partners.nodes.length &&
          ` and ${partners.totalCount - partners.nodes.length} more`}
      </>
    ),
  },
  {
    id: "STATUS",
    header: "Status",
    meta: { share: 14 },
    cell: ({ row: { original: agreement } }) => <Status status={agreement.status} />,
  },
  {
    id: "STARTS",
    header: "Starts",
    meta: { share: 13, isMinor: true },
    cell: ({ row: { original: agreement } }) => known(agreement.starts),
  },
  {
    id: "ENDS",
    header: "Ends",
    meta: { share: 13, isMinor: true },
    cell: ({
      row: {
        original: { ends, indefinite },
      },
    }) => (indefinite ? "no end" : known(ends)),
  },
];

function known(value: string | null) {
  return value ? date(value) : <span className="quiet">not known</span>;
}

/** What it is and how long it runs, as far as it is known. */
export function period({
  kind,
  starts,
  ends,
  indefinite,
}: Pick<Agreement, "kind" | "starts" | "ends" | "indefinite">): string {
  const kinds = kind === "UNSPECIFIED" ? [] : [words(kind)];
  const span = [starts && `from ${date(starts)}`, ends && `to ${date(ends)}`].filter(Boolean);
  return [...kinds, span.join(" "), indefinite && "without end"].filter(Boolean).join(", ");
}
