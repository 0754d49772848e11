// Relay without React: compiled documents in a real store, whose connections grow page by page as `usePaginationFragment`
// makes them grow, from the root and from a region that is found again by its id.

import assert from "node:assert/strict";
import {
  Environment,
  fetchQuery,
  getPaginationMetadata,
  getPaginationVariables,
  getSingularSelector,
  Network,
  RecordSource,
  Store,
  type GraphQLResponse,
  type GraphQLTaggedNode,
  type OperationType,
  type ReaderFragment,
  type Variables,
} from "relay-runtime";
import { endpoint, is, report, type Same } from "../asked.ts";
import type { documents_partners$data } from "./__generated__/documents_partners.graphql.ts";
import partnersFragment from "./__generated__/documents_partners.graphql.ts";
import type { documents_region$data } from "./__generated__/documents_region.graphql.ts";
import regionFragment from "./__generated__/documents_region.graphql.ts";
import type { documentsPartnersQuery } from "./__generated__/documentsPartnersQuery.graphql.ts";
import partnersQuery from "./__generated__/documentsPartnersQuery.graphql.ts";
import type { documentsRegionQuery } from "./__generated__/documentsRegionQuery.graphql.ts";
import regionQuery from "./__generated__/documentsRegionQuery.graphql.ts";

is<Same<documentsPartnersQuery["response"]["registry"]["today"], string>>(true);
type Partner = documents_partners$data["partners"]["edges"][number]["node"];
is<Same<Partner["website"], string | null>>(true);
is<Same<NonNullable<Partner["country"]>["code"], string>>(true);

const url = endpoint();
let requests = 0;

const environment = new Environment({
  network: Network.create(async ({ text: query }, variables) => {
    requests += 1;
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as GraphQLResponse;
  }),
  store: new Store(new RecordSource()),
});

async function ask<Operation extends OperationType>(
  query: GraphQLTaggedNode,
  variables: Operation["variables"],
): Promise<Operation["response"]> {
  const answer = await fetchQuery<Operation>(environment, query, variables).toPromise();
  assert.ok(answer, "no answer");
  return answer;
}

/** What a fragment with a connection reads from the store, and what the connection needs for its next page. */
interface Connected {
  id?: string;
  partners: { pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

/** Reads a fragment from the store, where the reference to it stands in an answer. */
function read<Data>(fragment: ReaderFragment, reference: unknown): Data & Connected {
  const selector = getSingularSelector(fragment, reference);
  assert.ok(selector, "no reference to the fragment");
  const { data, isMissingData } = environment.lookup(selector);
  assert.ok(!isMissingData, "the store lacks something that the fragment reads");
  return data as unknown as Data & Connected;
}

/** Asks for pages until there are no more; how many there were, with the one that the query brought. */
async function loadAll(fragment: ReaderFragment, reference: unknown, count: number): Promise<number> {
  const { identifierField, paginationRequest, paginationMetadata } = getPaginationMetadata(fragment, "loadAll");
  let pages = 1;
  for (;;) {
    const data = read(fragment, reference);
    const { hasNextPage, endCursor } = data.partners.pageInfo;
    if (!hasNextPage) return pages;
    const identified: Variables = identifierField == null ? {} : { id: data.id };
    const variables = getPaginationVariables("forward", count, endCursor, identified, {}, paginationMetadata);
    await ask(paginationRequest, variables);
    pages += 1;
  }
}

const root = await ask<documentsPartnersQuery>(partnersQuery, {});
const pages = await loadAll(partnersFragment, root, 50);
const { partners } = read<documents_partners$data>(partnersFragment, root);
assert.equal(requests, pages, "a page was asked for twice");

const { region } = await ask<documentsRegionQuery>(regionQuery, { code: "europe" });
const pagesOfRegion = await loadAll(regionFragment, region, 7);
const { partners: ofRegion } = read<documents_region$data>(regionFragment, region);
const slugs = ofRegion.edges.map(({ node }) => node.slug);
assert.equal(pagesOfRegion, Math.ceil(ofRegion.totalCount / 7), "pages of the region");
assert.equal(new Set(slugs).size, ofRegion.totalCount, "partners of the region");

report(
  partners.edges.map(({ node }) => node.slug),
  partners.totalCount,
  pages,
);
