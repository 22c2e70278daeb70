import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { type CallRefusal, call } from "#platform/ui/api.ts";
import { Dialog } from "#platform/ui/dialog.tsx";
import { ErrorSummary } from "#platform/ui/forms/error-summary.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { listCommitments } from "../../contract/list-commitments.ts";
import { markCommitments } from "../../contract/mark-commitments.ts";
import { matchCommitmentRows } from "../../contract/match-commitment-rows.ts";
import { summariseEntitlements } from "../../contract/summarise-entitlements.ts";
import { readCommitmentRows, type SheetRead } from "../../domain/commitment-rows.ts";
import styles from "../money/money.module.css";
import { type CommitmentKey, markedText } from "./marked-text.ts";

type Matched = OutputOf<typeof matchCommitmentRows>;

const problemWords = {
  number: m.delivery_commitment_problem_number,
  mark: m.delivery_commitment_problem_mark,
  reason: m.delivery_commitment_problem_reason,
  unknown: m.delivery_commitment_problem_unknown,
  several: m.delivery_commitment_problem_several,
  repeated: m.delivery_commitment_problem_repeated,
} as const;

const mostProblems = 50;

/** Rows copied from an attendance sheet: read, matched and shown first; recorded only when the officer says so. */
export function PasteMarks({
  of,
  onTold,
  onClose,
}: {
  readonly of: CommitmentKey;
  readonly onTold: (text: string) => void;
  readonly onClose: () => void;
}) {
  const act = useAct(markCommitments, { refresh: [listCommitments, summariseEntitlements] });
  const [text, setText] = useState("");
  const [looking, setLooking] = useState(false);
  const [refusal, setRefusal] = useState<CallRefusal<typeof matchCommitmentRows>>();
  const [found, setFound] = useState<{ readonly read: SheetRead; readonly matched: Matched }>();
  const look = async () => {
    const read = readCommitmentRows(text);
    setLooking(true);
    const result =
      read.marks.length === 0
        ? { ok: true as const, out: { matched: [], problems: [] } }
        : await call(matchCommitmentRows, {
            programmeCode: of.programmeCode,
            rows: read.marks.map(({ line, number }) => ({ line, number })),
          });
    setLooking(false);
    setRefusal(result.ok ? undefined : result.refusal);
    setFound(result.ok ? { read, matched: result.out } : undefined);
  };
  const byLine = new Map(found?.read.marks.map((mark) => [mark.line, mark]));
  const marks = (found?.matched.matched ?? []).flatMap(({ line, enrolmentId }) => {
    const mark = byLine.get(line);
    return mark === undefined ? [] : [{ enrolmentId, kept: mark.kept, reason: mark.reason }];
  });
  const problems = [...(found?.read.problems ?? []), ...(found?.matched.problems ?? [])].toSorted(
    (one, other) => one.line - other.line,
  );
  return (
    <Dialog opened onClose={onClose} title={m.delivery_commitment_paste()}>
      <div className={styles["form"]}>
        <ErrorSummary refusal={refusal ?? act.refusal} />
        <Textarea
          label={m.delivery_commitment_paste_rows()}
          description={m.delivery_commitment_paste_help()}
          value={text}
          rows={7}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setFound(undefined);
          }}
        />
        {found !== undefined && (
          <div role="status">
            <p className={styles["text"]}>
              {m.delivery_commitment_paste_found({
                kept: formatNumber(marks.filter((mark) => mark.kept).length),
                notKept: formatNumber(marks.filter((mark) => !mark.kept).length),
                problems: formatNumber(problems.length),
              })}
            </p>
            {problems.length > 0 && (
              <ul className={styles["list"]}>
                {problems.slice(0, mostProblems).map((one) => (
                  <li key={`${one.line} ${one.problem}`}>
                    {m.delivery_commitment_paste_line({
                      line: one.line,
                      problem: problemWords[one.problem](),
                    })}
                  </li>
                ))}
              </ul>
            )}
          </div>
        )}
        <div className={styles["acts"]}>
          {found === undefined || marks.length === 0 ? (
            <Button loading={looking} disabled={text.trim() === ""} onClick={() => void look()}>
              {m.delivery_commitment_paste_look()}
            </Button>
          ) : (
            <Button
              loading={act.running}
              onClick={() =>
                void act.run({ ...of, marks }).then((result) => {
                  if (!result.ok) return;
                  onTold(markedText(result.out));
                  onClose();
                })
              }
            >
              {m.delivery_commitment_paste_save({ count: formatNumber(marks.length) })}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
