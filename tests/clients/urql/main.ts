// urql with its normalized cache, which knows the schema by introspection: pages grow into one list, and records that were
// read in a list are found again by their id without a request.

import assert from "node:assert/strict";
import { Client, fetchExchange, type AnyVariables, type TypedDocumentNode } from "@urql/core";
import { cacheExchange, type CacheExchangeOpts } from "@urql/exchange-graphcache";
import { relayPagination } from "@urql/exchange-graphcache/extras";
import { getIntrospectionQuery } from "graphql";
import { endpoint, report } from "../asked.ts";
import type { UrqlPartnersQuery } from "../generated/codegen/graphql.ts";
import { graphql } from "../generated/codegen/index.ts";

const Partners = graphql(`
  query UrqlPartners($first: Int!, $after: String) {
    partners(first: $first, after: $after) {
      totalCount
      nodes {
        id
        slug
        names {
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const ByNode = graphql(`
  query UrqlByNode($id: ID!) {
    node(id: $id) {
      id
      ... on Partner {
        slug
        names {
          name
        }
      }
    }
  }
`);

const url = endpoint();
const told = await fetch(url, {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ query: getIntrospectionQuery() }),
});
const { data: schema } = (await told.json()) as { data: NonNullable<CacheExchangeOpts["schema"]> };

let requests = 0;
const complaints: unknown[] = [];
const client = new Client({
  url,
  preferGetMethod: false,
  fetch: (target, init) => {
    requests += 1;
    return fetch(target, init);
  },
  exchanges: [
    cacheExchange({
      schema,
      keys: { PartnerName: () => null },
      logger: (severity, message) => void (severity === "debug" || complaints.push(message)),
      resolvers: {
        Query: {
          partners: relayPagination(),
          node: (_, { id }, cache) => {
            const typename = ["Institution", "Organization"].find((it) =>
              cache.resolve({ __typename: it, id: String(id) }, "id"),
            );
            return typename === undefined ? undefined : { __typename: typename, id: String(id) };
          },
        },
      },
    }),
    fetchExchange,
  ],
});

async function ask<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  requestPolicy: "cache-first" | "cache-only" = "cache-first",
): Promise<Data> {
  const { data, error } = await client.query(document, variables, { requestPolicy }).toPromise();
  assert.equal(error, undefined);
  assert.ok(data, "no data");
  return data;
}

let [after, pages]: [string | null, number] = [null, 0];
do {
  const { partners }: UrqlPartnersQuery = await ask(Partners, { first: 50, after });
  pages += 1;
  // With relayPagination an answer holds all pages so far, and the cursor is that of the last.
  after = partners.pageInfo.hasNextPage ? partners.pageInfo.endCursor : null;
} while (after !== null);
assert.equal(requests, pages, "a request a page");

const { partners } = await ask(Partners, { first: 50 }, "cache-only");
for (const { id, slug, names } of partners.nodes) {
  const { node } = await ask(ByNode, { id });
  assert.deepEqual(node, { id, slug, names }, `${slug} by its id`);
}
assert.equal(requests, pages, "what the cache holds was asked for again");
assert.deepEqual(complaints, [], "graphcache complains");

report(
  partners.nodes.map(({ slug }) => slug),
  partners.totalCount,
  pages,
);
