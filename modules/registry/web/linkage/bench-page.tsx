import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { LinkButton } from "#platform/ui/link-button.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { readKey, useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import { useUrlState } from "#platform/ui/url-state.ts";
import { getLinkPair } from "../../contract/get-link-pair.ts";
import { Bench } from "./bench.tsx";
import type { LastAct } from "./decisions.tsx";
import { filterOf, filterQuery } from "./filter.ts";
import { useQueue } from "./use-queue.ts";

/** One pair after the other: beside each other, decided by key, the next one at once. */
export function BenchPage() {
  const { pairId = "" }: { readonly pairId?: string } = useParams({ strict: false });
  const [values] = useUrlState();
  const query = filterQuery(values);
  const queue = useQueue(filterOf(values), pairId);
  const navigate = useNavigate();
  const client = useQueryClient();
  const [last, setLast] = useState<LastAct>();
  const [finished, setFinished] = useState(false);
  const read = useRead(getLinkPair, { pairId }, { enabled: !finished });
  const go = (to: string | undefined) => {
    if (to === undefined) return;
    setFinished(false);
    void navigate({
      to: `/data-ganda/${to}`,
      replace: true,
      search: (previous: Readonly<Record<string, string>>) => previous,
    });
  };
  const list = `/data-ganda${query}`;
  if (finished)
    return (
      <>
        <PageHeader title={m.registry_link_bench()} backTo={list} />
        <EmptyState
          tone="green"
          title={m.registry_link_finished()}
          text={m.registry_link_finished_text()}
          action={<LinkButton to={list}>{m.registry_link_to_list()}</LinkButton>}
        />
      </>
    );
  return (
    <Loaded read={read} rows={10}>
      {(pair) => (
        <Bench
          key={pair.pairId}
          pair={pair}
          backTo={list}
          position={
            queue.position === 0 || queue.total === 0
              ? ""
              : m.registry_link_position({ at: queue.position, total: queue.total })
          }
          last={last}
          onNext={queue.next === undefined ? undefined : () => go(queue.next)}
          onPrevious={queue.previous === undefined ? undefined : () => go(queue.previous)}
          onDecided={(act) => {
            setLast(act);
            if (queue.next === undefined) setFinished(true);
            else go(queue.next);
          }}
          onUndone={(undone) => {
            setLast(undefined);
            // As it stood before the decision it may no longer be decided on.
            client.removeQueries({ queryKey: readKey(getLinkPair, { pairId: undone }) });
            go(undone);
          }}
        />
      )}
    </Loaded>
  );
}
