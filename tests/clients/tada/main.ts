// gql.tada over plain fetch: the types come from the document in place, with nothing generated but the schema.

import assert from "node:assert/strict";
import { initGraphQLTada, readFragment, type ResultOf, type TadaDocumentNode } from "gql.tada";
import { print } from "graphql";
import { endpoint, is, report, type Same } from "../asked.ts";
import type { introspection } from "../generated/tada.d.ts";

const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { CountryCode: string; Date: string; DateTime: string; PartialDate: string; URL: string };
}>();

const Row = graphql(`
  fragment Row on Partner {
    __typename
    slug
    website
    country {
      code
    }
    ... on Institution {
      institutionKind
    }
    ... on Organization {
      organizationKind
    }
  }
`);

const Partners = graphql(
  `
    query Partners($first: Int!, $after: String, $filter: PartnerFilter, $orderBy: [PartnerOrder!]) {
      registry {
        today
        changedAt
      }
      partners(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
        totalCount
        nodes {
          kind
          ...Row
          agreements(first: 1) {
            nodes {
              starts
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [Row],
);

const url = endpoint();

async function ask<Data, Variables>(document: TadaDocumentNode<Data, Variables>, variables: Variables): Promise<Data> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
    body: JSON.stringify({ query: print(document), variables }),
  });
  const answer = (await response.json()) as { data: Data; errors?: unknown };
  assert.equal(answer.errors, undefined, JSON.stringify(answer.errors));
  return answer.data;
}

const slugs: string[] = [];
let [after, pages, totalCount]: [string | null, number, number] = [null, 0, 0];
do {
  const { partners, registry }: ResultOf<typeof Partners> = await ask(Partners, {
    first: 50,
    after,
    filter: { kind: { in: ["INSTITUTION", "ORGANIZATION"] } },
    orderBy: [{ field: "COUNTRY", direction: "DESC" }, { field: "SLUG" }],
  });
  is<Same<typeof registry.today, string>>(true);
  is<Same<typeof registry.changedAt, string | null>>(true);
  for (const node of partners.nodes) {
    const row = readFragment(Row, node);
    is<Same<typeof row.slug, string>>(true);
    is<Same<typeof row.website, string | null>>(true);
    is<Same<NonNullable<typeof row.country>["code"], string>>(true);
    is<Same<(typeof node.agreements.nodes)[number]["starts"], string | null>>(true);
    is<Same<typeof node.kind, "INSTITUTION" | "ORGANIZATION">>(true);
    const own = row.__typename === "Institution" ? row.institutionKind : row.organizationKind;
    assert.equal(typeof own, "string", `${row.slug} is of no kind`);
    slugs.push(row.slug);
  }
  pages += 1;
  totalCount = partners.totalCount;
  after = partners.pageInfo.hasNextPage ? partners.pageInfo.endCursor : null;
} while (after !== null);

report(slugs, totalCount, pages);
