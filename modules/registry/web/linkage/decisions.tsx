import { Button } from "@mantine/core";
import { IconArrowBackUp, IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { m } from "#messages/messages.js";
import { ErrorSummary } from "#platform/ui/forms/error-summary.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { decideLinkPair } from "../../contract/decide-link-pair.ts";
import { getLinkPair } from "../../contract/get-link-pair.ts";
import { getLinkWork } from "../../contract/get-link-work.ts";
import { listLinkPairs } from "../../contract/list-link-pairs.ts";
import { undoLinkAct } from "../../contract/undo-link-act.ts";
import { worded } from "../words.ts";
import { stateWords } from "./link-words.ts";
import styles from "./linkage.module.css";
import { useKeys } from "./use-keys.ts";
import type { PairView } from "./views.ts";

/** What was decided last, so that it can be taken back from the next pair. */
export interface LastAct {
  readonly pairId: string;
  readonly actId: string;
  readonly decision: string;
  readonly names: string;
}

type Decision = "different" | "unsure" | "ask-field";

const refresh = { refresh: [getLinkPair, getLinkWork, listLinkPairs] };

/** The decisions under the records, each with its key; what was decided last can be taken back. */
export function Decisions({
  pair,
  last,
  paused,
  onJoin,
  onNext,
  onPrevious,
  onDecided,
  onUndone,
}: {
  readonly pair: PairView;
  readonly last: LastAct | undefined;
  /** A dialog is open: keys are for it. */
  readonly paused: boolean;
  readonly onJoin: () => void;
  readonly onNext: (() => void) | undefined;
  readonly onPrevious: (() => void) | undefined;
  readonly onDecided: (decision: string, actId: string) => void;
  readonly onUndone: (pairId: string) => void;
}) {
  const decide = useAct(decideLinkPair, refresh);
  const undo = useAct(undoLinkAct, refresh);
  const may = (act: string) => pair.allowed.includes(act);
  const busy = decide.running || undo.running;
  const say = (decision: Decision) => {
    if (busy || !may("decide")) return;
    void decide.run({ pairId: pair.pairId, baseRevision: pair.revision, decision }).then((result) => {
      if (result.ok) onDecided(decision, result.out.actId);
    });
  };
  // The decision of this pair where it has one, else the last one of this sitting.
  const undoable =
    may("undo") && pair.actId !== null
      ? { actId: pair.actId, pairId: pair.pairId }
      : last !== undefined && last.actId !== ""
        ? { actId: last.actId, pairId: last.pairId }
        : undefined;
  const takeBack = () => {
    if (busy || undoable === undefined) return;
    void undo.run({ actId: undoable.actId }).then((result) => {
      if (result.ok) onUndone(undoable.pairId);
    });
  };
  useKeys(
    {
      s: may("join") ? onJoin : undefined,
      b: () => say("different"),
      r: () => say("unsure"),
      l: () => say("ask-field"),
      j: onNext,
      k: onPrevious,
      z: takeBack,
    },
    paused,
  );
  return (
    <div className={styles["acts"]} data-print="hide">
      <p className={styles["told"]} role="status">
        {last !== undefined &&
          last.pairId !== pair.pairId &&
          m.registry_link_decided({
            decision: worded(stateWords, last.decision).toLowerCase(),
            names: last.names,
          })}
      </p>
      <ErrorSummary refusal={decide.refusal ?? undo.refusal} />
      {may("join") && (
        <Button aria-keyshortcuts="s" disabled={busy} onClick={onJoin}>
          {m.registry_link_same()}
        </Button>
      )}
      {may("decide") && (
        <>
          <Button variant="default" aria-keyshortcuts="b" disabled={busy} onClick={() => say("different")}>
            {m.registry_link_different()}
          </Button>
          <Button variant="default" aria-keyshortcuts="r" disabled={busy} onClick={() => say("unsure")}>
            {m.registry_link_unsure()}
          </Button>
          <Button variant="default" aria-keyshortcuts="l" disabled={busy} onClick={() => say("ask-field")}>
            {m.registry_link_ask_field()}
          </Button>
        </>
      )}
      <span className={styles["spread"]}>
        {undoable !== undefined && (
          <Button
            variant="subtle"
            aria-keyshortcuts="z"
            loading={undo.running}
            leftSection={<IconArrowBackUp size="1.1em" aria-hidden />}
            onClick={takeBack}
          >
            {m.registry_link_undo()}
          </Button>
        )}
        <Button
          variant="default"
          aria-keyshortcuts="k"
          disabled={onPrevious === undefined}
          leftSection={<IconChevronLeft size="1.1em" aria-hidden />}
          onClick={onPrevious}
        >
          {m.registry_link_previous()}
        </Button>
        <Button
          variant="default"
          aria-keyshortcuts="j"
          disabled={onNext === undefined}
          rightSection={<IconChevronRight size="1.1em" aria-hidden />}
          onClick={onNext}
        >
          {m.registry_link_next()}
        </Button>
      </span>
      {may("decide") && <p className={styles["keys"]}>{m.registry_link_keys()}</p>}
    </div>
  );
}
