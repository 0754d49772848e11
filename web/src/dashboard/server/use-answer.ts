import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { ask } from "./ask";
import type { TypedDocumentString } from "./generated/graphql";

/** A question to the server: a document, and its variables. */
export type Question<Answer = any, Variables = any> = {
  document: TypedDocumentString<Answer, Variables>;
  variables: Variables;
};

/** The answer to a question; while another one is on its way, the one before stays. */
export function useAnswer<Answer, Variables>(question: Question<Answer, Variables>) {
  const { document, variables } = question;
  return useQuery({
    queryKey: [document.toString(), variables],
    queryFn: ({ signal }) => ask(document, variables, signal),
    placeholderData: keepPreviousData,
  });
}

/** The address of the explorer with this very question in it. */
export function explorerAddress({ document, variables }: Question): string {
  const address = new URLSearchParams({ query: document.toString().trim() });
  const given = JSON.stringify(variables, null, 2);
  if (given !== "{}") address.set("variables", given);
  return `/graphiql?${address}`;
}
