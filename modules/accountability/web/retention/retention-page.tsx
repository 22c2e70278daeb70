import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { useGuardedAct } from "#modules/identity/web/shared/use-guarded-act.tsx";
import { formatDate, formatInstant, formatNumber } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { ErrorSummary, fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { DefinitionList } from "#platform/ui/page/definition-list.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useAct, useRead } from "#platform/ui/query-client.ts";
import { useMay } from "#platform/ui/session.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import { decideDestruction } from "../../contract/decide-destruction.ts";
import { listRetention } from "../../contract/list-retention.ts";
import { printDestruction } from "../../contract/print-destruction.ts";
import { proposeDestruction } from "../../contract/propose-destruction.ts";
import type { Destruction } from "../../contract/retention-shapes.ts";
import { FileButton } from "../file-button.tsx";
import styles from "../registers.module.css";

type ClassLine = OutputOf<typeof listRetention>["classes"][number];

/** `waiting` = the number of a proposal of this class that nobody has decided on yet. */
function ClassPanel({ line, waiting }: { readonly line: ClassLine; readonly waiting: string | undefined }) {
  const locale = useLocale();
  const propose = useAct(proposeDestruction, { refresh: [listRetention] });
  const mayPropose = useMay("accountability.destruction.propose");
  const due = line.dueCount ?? 0;
  return (
    <Panel
      title={line.title[locale]}
      actions={
        due > 0 ? (
          <StatusBadge tone="amber">
            {m.accountability_retention_due({ count: formatNumber(due) })}
          </StatusBadge>
        ) : undefined
      }
    >
      <div className={styles["stack"]}>
        <ErrorSummary refusal={propose.refusal} />
        <DefinitionList
          items={[
            { key: "holds", term: m.accountability_retention_holds(), value: line.holds[locale] },
            {
              key: "years",
              term: m.accountability_retention_years(),
              value:
                line.years === null
                  ? m.accountability_retention_for_ever()
                  : m.accountability_retention_years_after({ years: line.years, after: line.after[locale] }),
              source: line.unverified ? m.accountability_unverified() : line.legalBasis,
            },
            { key: "law", term: m.accountability_legal_basis(), value: line.legalBasis },
          ]}
        />
        {waiting !== undefined && (
          <p className={styles["text"]}>{m.accountability_retention_waits({ number: waiting })}</p>
        )}
        {mayPropose && due > 0 && waiting === undefined && (
          <div className={styles["acts"]}>
            <Button
              variant="default"
              loading={propose.running}
              onClick={() => void propose.run({ classCode: line.code })}
            >
              {m.accountability_retention_propose({ count: formatNumber(due) })}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}

function Decide({
  row,
  title,
  onClose,
}: {
  readonly row: Destruction;
  readonly title: string;
  readonly onClose: () => void;
}) {
  const act = useGuardedAct(decideDestruction, { refresh: [listRetention] });
  const [note, setNote] = useState("");
  const decide = (carryOut: boolean) =>
    void act.run({ destructionId: row.destructionId, carryOut, note }, () => onClose());
  return (
    <>
      <ConfirmAct
        opened
        danger
        title={m.accountability_retention_decide()}
        verb={m.accountability_retention_destroy()}
        text={m.accountability_retention_final()}
        figures={[
          { label: title, value: formatNumber(row.recordCount) },
          { label: m.accountability_retention_older(), value: formatDate(row.olderThanOn) },
        ]}
        running={act.running}
        refusal={act.refusal}
        onClose={onClose}
        onConfirm={() => decide(true)}
      >
        <Textarea
          id={fieldId("note")}
          label={m.accountability_retention_note()}
          required
          autosize
          minRows={2}
          maxLength={1000}
          value={note}
          error={fieldError(act.refusal, "note")}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Button variant="subtle" onClick={() => decide(false)}>
          {m.accountability_retention_reject()}
        </Button>
      </ConfirmAct>
      {act.question}
    </>
  );
}

const stateWords = {
  proposed: m.accountability_retention_proposed,
  done: m.accountability_retention_done,
  rejected: m.accountability_retention_rejected,
} as const;
const stateTones = { proposed: "amber", done: "green", rejected: "grey" } as const;

function Minutes({ row, title }: { readonly row: Destruction; readonly title: string }) {
  const locale = useLocale();
  const [deciding, setDeciding] = useState(false);
  return (
    <Panel
      title={`${row.number} · ${title}`}
      actions={<StatusBadge tone={stateTones[row.state]}>{stateWords[row.state]()}</StatusBadge>}
    >
      <div className={styles["stack"]}>
        <DefinitionList
          items={[
            {
              key: "count",
              term: m.accountability_retention_count(),
              value: formatNumber(row.destroyedCount ?? row.recordCount),
            },
            {
              key: "proposed",
              term: m.accountability_retention_proposed_by(),
              value: row.proposedBy,
              source: formatInstant(row.proposedAt, locale),
            },
            ...(row.decidedAt === null
              ? []
              : [
                  {
                    key: "decided",
                    term: m.accountability_retention_decided_by(),
                    value: row.decidedBy ?? "–",
                    source: formatInstant(row.decidedAt, locale),
                  },
                ]),
          ]}
        />
        <div className={styles["acts"]}>
          {row.allowed.includes("decide") && (
            <Button onClick={() => setDeciding(true)}>{m.accountability_retention_decide()}</Button>
          )}
          <FileButton contract={printDestruction} input={{ destructionId: row.destructionId }}>
            {m.accountability_retention_minutes()}
          </FileButton>
        </div>
      </div>
      {deciding && <Decide row={row} title={title} onClose={() => setDeciding(false)} />}
    </Panel>
  );
}

/** How long what is kept, what is past its time, and the minutes of what was destroyed. */
export function RetentionPage() {
  const locale = useLocale();
  const read = useRead(listRetention, {});
  return (
    <Loaded read={read} rows={6}>
      {({ classes, destructions }) => {
        const titles = new Map(classes.map((line) => [line.code, line.title[locale]]));
        return (
          <>
            <PageHeader title={m.accountability_retention()} meta={m.accountability_retention_meta()} />
            <div className={styles["stack"]}>
              {destructions.map((row) => (
                <Minutes
                  key={row.destructionId}
                  row={row}
                  title={titles.get(row.classCode) ?? row.classCode}
                />
              ))}
              {classes.map((line) => (
                <ClassPanel
                  key={line.code}
                  line={line}
                  waiting={
                    destructions.find((row) => row.classCode === line.code && row.state === "proposed")
                      ?.number
                  }
                />
              ))}
            </div>
          </>
        );
      }}
    </Loaded>
  );
}
