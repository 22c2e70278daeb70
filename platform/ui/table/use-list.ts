import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import type { CallOf, OutputOf, QueryContract } from "#platform/kernel/contract.ts";
import { mustRead, type RefusedError, readKey } from "../query-client.ts";

/**
 * Reads a list piece by piece for a DataTable. The contract takes `after` and answers with a key for the next
 * piece: `parts` says where rows, key and total stand in its output.
 */
export function useList<C extends QueryContract, Row>(
  contract: C,
  input: CallOf<C>,
  parts: (out: OutputOf<C>) => {
    readonly rows: readonly Row[];
    readonly next: string | null;
    readonly total: number | null;
  },
) {
  const query = useInfiniteQuery({
    queryKey: [...readKey(contract, input), "list"],
    queryFn: ({ pageParam, signal }) =>
      mustRead(
        contract,
        (pageParam === null ? input : { ...(input as object), after: pageParam }) as CallOf<C>,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last: OutputOf<C>) => parts(last).next,
  });
  const pages = query.data?.pages;
  const { fetchNextPage } = query;
  return {
    /** For `<Loaded>`: the first piece decides whether there is something to show. */
    read: {
      data: pages?.[0],
      error: query.error as RefusedError<C> | null,
      refetch: query.refetch,
    },
    rows: pages?.flatMap((page) => parts(page).rows) ?? [],
    total: pages?.[0] === undefined ? null : parts(pages[0]).total,
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    onMore: useCallback(() => void fetchNextPage(), [fetchNextPage]),
  };
}
