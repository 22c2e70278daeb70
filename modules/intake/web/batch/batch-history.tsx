import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import { Timeline, type TimelineEntry } from "#platform/ui/page/timeline.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { stateWords } from "../state-words.tsx";
import type { Batch } from "./batch.ts";

const figure = (outcome: Batch["outcome"], name: string): number => {
  const value = outcome[name];
  return typeof value === "number" ? value : 0;
};

function appliedText({ outcome }: Batch): string {
  return m.intake_outcome({
    families: formatNumber(figure(outcome, "familiesCreated")),
    familiesChanged: formatNumber(figure(outcome, "familiesChanged")),
    persons: formatNumber(figure(outcome, "personsCreated")),
    personsChanged: formatNumber(figure(outcome, "personsChanged")),
  });
}

/** What happened to the file, newest first. */
export function BatchHistory({ batch }: { readonly batch: Batch }) {
  const entries: TimelineEntry[] = [
    {
      id: "sent",
      at: batch.createdAt,
      title: m.intake_history_sent(),
      by: batch.createdByName,
    },
  ];
  if (batch.checkedAt !== null)
    entries.push({
      id: "checked",
      at: batch.checkedAt,
      title: m.intake_history_checked(),
      body: m.intake_history_checked_rows({ rows: formatNumber(batch.readRows) }),
    });
  if (batch.appliedAt !== null)
    entries.push({
      id: "applied",
      at: batch.appliedAt,
      title: m.intake_history_applied(),
      body: appliedText(batch),
      tone: "green",
    });
  if (batch.endedAt !== null)
    entries.push({
      id: "ended",
      at: batch.endedAt,
      title: stateWords[batch.state](),
      tone: batch.state === "refused" || batch.state === "failed" ? "red" : "grey",
    });
  return (
    <Panel title={m.intake_history()}>
      <Timeline entries={entries.toReversed()} />
    </Panel>
  );
}
