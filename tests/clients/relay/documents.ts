// What the Relay compiler compiles: one connection of the root, and one of a region, which is fetched again by its id.
//
// A build tool would put the compiled artifacts in the place of the documents; main.ts imports them itself.

import { graphql } from "relay-runtime";

graphql`
  query documentsPartnersQuery {
    registry {
      today
    }
    ...documents_partners
  }
`;

graphql`
  fragment documents_partners on Query
  @refetchable(queryName: "documentsPartnersPageQuery")
  @argumentDefinitions(first: { type: "Int", defaultValue: 50 }, after: { type: "String" }) {
    partners(first: $first, after: $after) @connection(key: "documents_partners") {
      totalCount
      edges {
        node {
          slug
          website
          country {
            code
          }
          ... on Institution {
            institutionKind
          }
        }
      }
    }
  }
`;

graphql`
  query documentsRegionQuery($code: String!) {
    region(code: $code) {
      ...documents_region
    }
  }
`;

graphql`
  fragment documents_region on Region
  @refetchable(queryName: "documentsRegionPageQuery")
  @argumentDefinitions(first: { type: "Int", defaultValue: 7 }, after: { type: "String" }) {
    name
    partners(first: $first, after: $after) @connection(key: "documents_region_partners") {
      totalCount
      edges {
        node {
          slug
        }
      }
    }
  }
`;
