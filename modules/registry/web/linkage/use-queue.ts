import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { mustRead, readKey } from "#platform/ui/query-client.ts";
import { getLinkPair } from "../../contract/get-link-pair.ts";
import { listLinkPairs } from "../../contract/list-link-pairs.ts";
import type { LinkFilterCall } from "./filter.ts";

const pieceSize = 50;
/** So many before the end of what is known the next piece is fetched. */
const lookAhead = 5;

/**
 * The pairs to review one after the other. They keep their order and place while they are decided, so the list is
 * read once and not again; the next pair and the next piece are fetched before they are asked for.
 */
export function useQueue(filter: LinkFilterCall, pairId: string) {
  const client = useQueryClient();
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, isPending } = useInfiniteQuery({
    queryKey: ["registry.link-queue", filter],
    queryFn: ({ pageParam, signal }) =>
      mustRead(
        listLinkPairs,
        { ...filter, limit: pieceSize, ...(pageParam === null ? {} : { after: pageParam }) },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const ids = (data?.pages ?? []).flatMap((page) => page.pairs.map((pair) => pair.pairId));
  const index = ids.indexOf(pairId);
  // A pair opened from elsewhere stands before the queue.
  const next = ids[index + 1] === pairId ? undefined : ids[index + 1];
  const previous = index > 0 ? ids[index - 1] : undefined;
  const nearEnd = index >= ids.length - lookAhead;
  useEffect(() => {
    if (nearEnd && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [nearEnd, hasNextPage, isFetchingNextPage, fetchNextPage]);
  useEffect(() => {
    if (next === undefined) return;
    void client.prefetchQuery({
      queryKey: readKey(getLinkPair, { pairId: next }),
      queryFn: ({ signal }) => mustRead(getLinkPair, { pairId: next }, signal),
    });
  }, [client, next]);
  return { next, previous, position: index + 1, total: data?.pages[0]?.total ?? 0, isPending };
}
