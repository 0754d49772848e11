// The client preset of GraphQL Code Generator over plain fetch: variables, answers, fragments and scalars are typed.

import assert from "node:assert/strict";
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { print } from "graphql";
import { endpoint, is, report, type Same } from "../asked.ts";
import { getFragmentData, graphql } from "../generated/codegen/index.ts";
import type { PartnersQuery, PartnersQueryVariables } from "../generated/codegen/graphql.ts";

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

const Partners = graphql(`
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
`);

const url = endpoint();

async function ask<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
    body: JSON.stringify({ query: print(document), variables }),
  });
  const answer = (await response.json()) as { data: Data; errors?: unknown };
  assert.equal(answer.errors, undefined, JSON.stringify(answer.errors));
  return answer.data;
}

/** All partners that the variables ask for, page by page. */
async function all(variables: Omit<PartnersQueryVariables, "first" | "after">) {
  const slugs: string[] = [];
  let [after, pages, totalCount]: [string | null, number, number] = [null, 0, 0];
  do {
    const { partners, registry }: PartnersQuery = await ask(Partners, { ...variables, first: 50, after });
    is<Same<typeof registry.today, string>>(true);
    is<Same<typeof registry.changedAt, string | null>>(true);
    for (const node of partners.nodes) {
      const row = getFragmentData(Row, node);
      is<Same<typeof row.slug, string>>(true);
      is<Same<typeof row.website, string | null>>(true);
      is<Same<NonNullable<typeof row.country>["code"], string>>(true);
      is<Same<(typeof node.agreements.nodes)[number]["starts"], string | null>>(true);
      slugs.push(row.slug);
      const own = row.__typename === "Institution" ? row.institutionKind : row.organizationKind;
      assert.equal(typeof own, "string", `${row.slug} is of no kind`);
    }
    pages += 1;
    totalCount = partners.totalCount;
    after = partners.pageInfo.hasNextPage ? partners.pageInfo.endCursor : null;
  } while (after !== null);
  return { slugs, totalCount, pages };
}

const { slugs, totalCount, pages } = await all({});
const backwards = await all({ orderBy: [{ field: "SLUG", direction: "DESC" }] });
assert.deepEqual(backwards.slugs, slugs.toSorted().toReversed(), "the order that was asked for");
const institutions = await all({ filter: { kind: { in: ["INSTITUTION"] } } });
assert.ok(institutions.totalCount > 0 && institutions.totalCount < totalCount, "the filter");
report(slugs, totalCount, pages);
