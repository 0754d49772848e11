import type { Fetcher } from "@graphiql/toolkit";

/** Sends one operation to the server that delivered this page. */
export const fetcher: Fetcher = async (operation, options) => {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: {
      accept: "application/graphql-response+json, application/json",
      "content-type": "application/json",
      ...options?.headers,
    },
    body: JSON.stringify(operation),
  });
  // A proxy in between may answer with a page of its own; say so instead of failing to parse it.
  if (!response.headers.get("content-type")?.includes("json")) {
    throw new Error(`The server answered ${response.status} without a GraphQL result.`);
  }
  return response.json();
};
