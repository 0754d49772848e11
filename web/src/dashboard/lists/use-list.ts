import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { ask } from "../server/ask";
import type { Question } from "../server/use-answer";

/** One page of a connection of the contract. */
export type Page<Item> = {
  totalCount: number;
  nodes: Item[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
};

/** A list that is asked for page by page, as far as it is looked at. */
export function useList<Answer, Variables extends { after?: string | null }, Item>(
  { document, variables }: Question<Answer, Variables>,
  page: (answer: Answer) => Page<Item>,
) {
  const result = useInfiniteQuery({
    queryKey: ["list", document.toString(), variables],
    queryFn: ({ pageParam, signal }) => ask(document, { ...variables, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last: Answer) => {
      const { hasNextPage, endCursor } = page(last).pageInfo;
      return hasNextPage ? endCursor : undefined;
    },
    placeholderData: keepPreviousData,
  });
  const items = useMemo(
    () => result.data?.pages.flatMap((answer) => page(answer).nodes) ?? [],
    [result.data, page],
  );
  const first = result.data?.pages[0];
  return { ...result, items, totalCount: first && page(first).totalCount };
}
