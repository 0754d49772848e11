// Apollo Client with its normalized cache: `fetchMore` grows the list, and fragments on interfaces match because the possible
// types are those of introspection.

import assert from "node:assert/strict";
import { ApolloClient, gql, HttpLink, InMemoryCache, type PossibleTypesMap } from "@apollo/client";
import { relayStylePagination } from "@apollo/client/utilities";
import { filter, firstValueFrom, skipWhile, timeout } from "rxjs";
import { endpoint, report } from "../asked.ts";
import type { ApolloPartnersQuery } from "../generated/codegen/graphql.ts";
import { graphql } from "../generated/codegen/index.ts";

const Partners = graphql(`
  query ApolloPartners($first: Int!, $after: String) {
    partners(first: $first, after: $after) {
      totalCount
      edges {
        cursor
        node {
          __typename
          id
          slug
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`);

const PossibleTypes = graphql(`
  query ApolloPossibleTypes {
    __schema {
      types {
        name
        possibleTypes {
          name
        }
      }
    }
  }
`);

const url = endpoint();
let requests = 0;
const link = new HttpLink({
  uri: url,
  fetch: (target, init) => {
    requests += 1;
    return fetch(target, init);
  },
});

/** What each interface and union may be, as introspection tells it. */
async function possibleTypes(): Promise<PossibleTypesMap> {
  const client = new ApolloClient({ link, cache: new InMemoryCache() });
  const { data } = await client.query({ query: PossibleTypes });
  assert.ok(data, "no introspection");
  const map: PossibleTypesMap = {};
  for (const { name, possibleTypes } of data.__schema.types) {
    if (name && possibleTypes) map[name] = possibleTypes.flatMap(({ name }) => name ?? []);
  }
  return map;
}

const possible = await possibleTypes();
assert.deepEqual(possible["Partner"]?.toSorted(), ["Institution", "Organization"]);

const cache = new InMemoryCache({
  possibleTypes: possible,
  typePolicies: { Query: { fields: { partners: relayStylePagination(["filter", "orderBy"]) } } },
});
const client = new ApolloClient({ link, cache });

requests = 0;
const list = client.watchQuery({ query: Partners, variables: { first: 50 } });
const watched = list.subscribe({ next() {} });
await firstValueFrom(list.pipe(skipWhile(({ loading }) => loading)));
let pages = 1;
for (;;) {
  const { hasNextPage, endCursor } = cache.readQuery({ query: Partners, variables: { first: 50 } })!.partners.pageInfo;
  if (!hasNextPage) break;
  await list.fetchMore({ variables: { after: endCursor } });
  pages += 1;
}
assert.equal(requests, pages, "a request a page");

// Who watches the list sees it grow.
const whole = list.pipe(filter(({ data }) => data?.partners?.pageInfo?.hasNextPage === false));
const { data } = await firstValueFrom(whole.pipe(timeout(90_000)));
watched.unsubscribe();
const { partners } = data as ApolloPartnersQuery;

// By their ids they are found in the cache, with a fragment on an interface of their types.
const fragment = gql`
  fragment Slug on Partner {
    slug
  }
`;
for (const { node } of partners.edges) {
  const id = cache.identify({ __typename: node.__typename, id: node.id })!;
  assert.equal(cache.readFragment<{ slug: string }>({ id, fragment })?.slug, node.slug, `${node.slug} by its id`);
}
assert.equal(requests, pages, "what the cache holds was asked for again");

report(
  partners.edges.map(({ node }) => node.slug),
  partners.totalCount,
  pages,
);
