import { lazy, Suspense, useState } from "react";
import { m } from "#messages/messages.js";
import { formatShare } from "#platform/i18n/format.ts";
import { Timeline } from "#platform/ui/page/timeline.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import { useCodeLists } from "../use-code-lists.ts";
import { worded } from "../words.ts";
import { CompareRecords } from "./compare-records.tsx";
import { Decisions, type LastAct } from "./decisions.tsx";
import { decisionWords, doubtWords, stateTones, stateWords } from "./link-words.ts";
import styles from "./linkage.module.css";
import type { PairView } from "./views.ts";
import { weightText } from "./weight-bar.tsx";

// By themselves: most pairs are decided without them, and the page must stay below 250 kB in all.
const JoinDialog = lazy(() => import("./join-dialog.tsx").then((form) => ({ default: form.JoinDialog })));
const SecondPerson = lazy(() =>
  import("./second-person.tsx").then((panel) => ({ default: panel.SecondPerson })),
);

function Earlier({ pair }: { readonly pair: PairView }) {
  if (pair.history.length === 0) return null;
  return (
    <Panel title={m.registry_link_history()}>
      <Timeline
        entries={pair.history.map((entry) => ({
          id: `${entry.decidedAt} ${entry.decision}`,
          at: entry.decidedAt,
          title: worded(decisionWords, entry.decision),
          by: entry.by,
          ...(entry.reason === "" ? {} : { body: entry.reason }),
        }))}
      />
    </Panel>
  );
}

/** One pair on the bench. */
export function Bench({
  pair,
  backTo,
  position,
  last,
  onNext,
  onPrevious,
  onDecided,
  onUndone,
}: {
  readonly pair: PairView;
  readonly backTo: string;
  /** "12 dari 40"; empty where the pair was opened from elsewhere. */
  readonly position: string;
  readonly last: LastAct | undefined;
  readonly onNext: (() => void) | undefined;
  readonly onPrevious: (() => void) | undefined;
  readonly onDecided: (act: LastAct) => void;
  readonly onUndone: (pairId: string) => void;
}) {
  const codes = useCodeLists();
  const [joining, setJoining] = useState(false);
  const [first, second] = pair.records;
  const own = pair.pairs.find((one) => one.pairId === pair.pairId);
  const names = m.registry_link_names({ a: first?.name ?? "–", b: second?.name ?? "–" });
  const decided = (decision: string, actId: string) =>
    onDecided({ pairId: pair.pairId, actId, decision, names });
  return (
    <>
      <PageHeader
        title={names}
        backTo={backTo}
        meta={[
          position,
          pair.records.length > 2 ? m.registry_link_of_cluster({ count: pair.records.length }) : "",
        ]
          .filter(Boolean)
          .join(" · ")}
        badges={
          <>
            <StatusBadge tone={stateTones[pair.state] ?? "grey"}>
              {worded(stateWords, pair.state)}
            </StatusBadge>
            {pair.disputed && <StatusBadge tone="red">{m.registry_link_disputed()}</StatusBadge>}
            <span>{worded(doubtWords, pair.doubt)}</span>
            {own !== undefined && (
              <span>
                {m.registry_link_weight()} {weightText(own.weight)} · {m.registry_link_probability()}{" "}
                {formatShare(own.probability)}
              </span>
            )}
            {pair.secondBecause.length > 0 && pair.state !== "awaiting-second" && (
              <StatusBadge tone="violet">{m.registry_link_second_needed()}</StatusBadge>
            )}
          </>
        }
      />
      <div className={styles["bench"]}>
        {pair.plan !== null && (
          <Suspense fallback={null}>
            <SecondPerson pair={pair} onDone={(decision) => decided(decision, pair.actId ?? "")} />
          </Suspense>
        )}
        <CompareRecords
          kind={pair.kind}
          records={pair.records}
          parts={own?.parts ?? []}
          codes={codes}
          keptId={pair.plan?.keptId}
        />
        <Decisions
          pair={pair}
          last={last}
          paused={joining}
          onJoin={() => setJoining(true)}
          onNext={onNext}
          onPrevious={onPrevious}
          onDecided={decided}
          onUndone={onUndone}
        />
        <Earlier pair={pair} />
      </div>
      {joining && (
        <Suspense fallback={null}>
          <JoinDialog
            pair={pair}
            parts={own?.parts ?? []}
            onClose={() => setJoining(false)}
            onJoined={(state, actId) => {
              setJoining(false);
              decided(state, actId);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
