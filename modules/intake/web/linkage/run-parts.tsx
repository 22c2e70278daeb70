import { Alert, Stack, Text } from "@mantine/core";
import { m } from "#messages/messages.js";
import { formatInstant, formatNumber } from "#platform/i18n/format.ts";
import { AppLink } from "#platform/ui/app-link.tsx";
import { LinkButton } from "#platform/ui/link-button.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { Panel } from "#platform/ui/panel.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import type { StatusTone } from "#platform/ui/theme/tokens.ts";
import type { LinkRunView } from "../../contract/list-link-runs.ts";
import { fieldWord } from "./words.ts";

const stateWords = {
  running: m.intake_link_state_running,
  done: m.intake_link_state_done,
  failed: m.intake_link_state_failed,
  cancelled: m.intake_link_state_cancelled,
} as const;

const stateTones: Readonly<Record<LinkRunView["state"], StatusTone>> = {
  running: "blue",
  done: "green",
  failed: "red",
  cancelled: "grey",
};

function failureWords(code: string | null): string {
  if (code === "link-memory") return m.intake_link_failed_memory();
  if (code === "link-disk") return m.intake_link_failed_disk();
  if (code === "link-nobody") return m.error_REGISTRY_EMPTY();
  return m.intake_link_failed();
}

const percent = (share: number) => `${formatNumber(Math.round(share * 1000) / 10)} %`;

function When({ at }: { readonly at: string }) {
  return <>{formatInstant(at, useLocale())}</>;
}

function State({ run }: { readonly run: LinkRunView }) {
  return (
    <>
      <StatusBadge tone={stateTones[run.state]}>{stateWords[run.state]()}</StatusBadge>
      {run.state === "failed" && <Text size="sm">{failureWords(run.errorCode)}</Text>}
    </>
  );
}

export const runColumns: readonly Column<LinkRunView>[] = [
  { id: "started", header: m.intake_link_started, width: 13, cell: (run) => <When at={run.startedAt} /> },
  { id: "state", header: m.intake_link_state, width: 14, cell: (run) => <State run={run} /> },
  {
    id: "people",
    header: m.intake_link_people,
    figure: true,
    width: 10,
    cell: (run) => formatNumber(run.personCount),
  },
  {
    id: "proposed",
    header: m.intake_link_proposed,
    figure: true,
    width: 10,
    cell: (run) => formatNumber(run.proposedCount),
  },
  {
    id: "pairs",
    header: m.intake_link_pairs,
    figure: true,
    width: 10,
    cell: (run) => formatNumber(run.pairCount),
  },
  {
    id: "recall",
    header: m.intake_link_recall,
    figure: true,
    width: 12,
    cell: (run) => (run.recallEstimate === null ? "–" : percent(run.recallEstimate)),
  },
];

export const keyColumns: readonly Column<LinkRunView["keys"][number]>[] = [
  { id: "key", header: m.intake_link_key, width: 20, cell: (key) => key.label },
  {
    id: "pairs",
    header: m.intake_link_key_pairs,
    figure: true,
    width: 10,
    cell: (key) => formatNumber(key.pairs),
  },
  {
    id: "found",
    header: m.intake_link_key_found,
    figure: true,
    width: 10,
    cell: (key) => formatNumber(key.found),
  },
  {
    id: "split",
    header: m.intake_link_key_split,
    figure: true,
    width: 10,
    cell: (key) => formatNumber(key.split),
  },
  {
    id: "refused",
    header: m.intake_link_key_refused,
    figure: true,
    width: 10,
    cell: (key) => formatNumber(key.refused),
  },
];

/** What the last run came to, what to know of it, and what to do next. */
export function LastRun({ run }: { readonly run: LinkRunView }) {
  return (
    <Panel title={m.intake_link_last()}>
      <Stack>
        <State run={run} />
        {run.state === "done" && (
          <>
            <Text>{`${m.intake_link_people()}: ${formatNumber(run.personCount)}`}</Text>
            <Text>{`${m.intake_link_proposed()}: ${formatNumber(run.proposedCount)} · ${m.intake_link_clusters()}: ${formatNumber(run.clusterCount)}`}</Text>
            <Text>{`${m.intake_link_pairs()}: ${formatNumber(run.pairCount)}`}</Text>
            <Text>
              {run.recallEstimate === null
                ? m.intake_link_recall_unknown()
                : `${m.intake_link_recall()}: ${percent(run.recallEstimate)}`}
            </Text>
            {run.emptyFields.map((field) => (
              <Alert key={field} color="yellow">
                {m.intake_link_empty_field({ field: fieldWord(field) })}
              </Alert>
            ))}
            {run.keys
              .filter((key) => key.refused > 0)
              .map((key) => (
                <Alert key={key.label} color="yellow">
                  {m.intake_link_refused({
                    key: key.label,
                    people: formatNumber(key.refusedPeople),
                    blocks: formatNumber(key.refused),
                  })}
                </Alert>
              ))}
            <Text>{m.intake_link_next()}</Text>
            <div>
              <LinkButton to="/data-ganda">{m.intake_link_review()}</LinkButton>
            </div>
            <Text>
              <AppLink to="/cari-orang-sama/bobot">{m.intake_link_model()}</AppLink>
            </Text>
          </>
        )}
      </Stack>
    </Panel>
  );
}
