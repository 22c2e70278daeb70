import { Button } from "@mantine/core";
import { useId, useState } from "react";
import { m } from "#messages/messages.js";
import type { OutputOf, Refusal } from "#platform/kernel/contract.ts";
import { call } from "#platform/ui/api.ts";
import { ErrorSummary } from "#platform/ui/forms/error-summary.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { LoadingSkeleton } from "#platform/ui/states/states.tsx";
import type { ProgrammeDefinition } from "../../contract/definition.ts";
import { readDmn } from "../../contract/read-dmn.ts";
import { ruleProblemText } from "./rule-problem-words.ts";
import styles from "./rules.module.css";

type Found = OutputOf<typeof readDmn>;
type Note = Found["notes"][number];

const mostBytes = 500_000;
const noteWords: Readonly<Record<Note["code"], (inputs: { readonly text: string }) => string>> = {
  LANGUAGE: m.programmes_dmn_note_LANGUAGE,
  HIT_POLICY: m.programmes_dmn_note_HIT_POLICY,
  MORE_OUTPUTS: m.programmes_dmn_note_MORE_OUTPUTS,
  NO_ROW: () => m.programmes_dmn_note_NO_ROW(),
  ROW_OUTPUT_UNKNOWN: m.programmes_dmn_note_ROW_OUTPUT_UNKNOWN,
  ROW_ORDER_MATTERS: () => m.programmes_dmn_note_ROW_ORDER_MATTERS(),
  CELL_UNREADABLE: m.programmes_dmn_note_CELL_UNREADABLE,
  ROWS_JOINED: m.programmes_dmn_note_ROWS_JOINED,
  TOO_MANY: m.programmes_dmn_note_TOO_MANY,
};

function placeOf({ row, column }: Note): string {
  if (row === null) return "";
  return column === null ? m.programmes_dmn_place_row({ row }) : m.programmes_dmn_place_cell({ row, column });
}

/** Choosing the file, then what was read of it. */
export function DmnSheet({
  unit,
  count,
  onTake,
}: {
  readonly unit: ProgrammeDefinition["unit"];
  readonly count: number;
  readonly onTake: (criteria: ProgrammeDefinition["criteria"]) => void;
}) {
  const id = useId();
  const [reading, setReading] = useState(false);
  const [tooLarge, setTooLarge] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [found, setFound] = useState<Found>();

  const read = async (file: File) => {
    setFound(undefined);
    setRefusal(undefined);
    setTooLarge(file.size > mostBytes);
    if (file.size > mostBytes) return;
    setReading(true);
    const result = await call(readDmn, { xml: (await file.text()) || " ", unit });
    setReading(false);
    if (result.ok) setFound(result.out);
    else setRefusal(result.refusal);
  };

  return (
    <div className={styles["catalogue"]}>
      <ErrorSummary refusal={refusal} />
      <div>
        <label htmlFor={id} className={styles["label"]}>
          {m.programmes_dmn_file()}
        </label>
        <div>
          <input
            id={id}
            type="file"
            accept=".dmn,.xml"
            aria-describedby={`${id}-error`}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file !== undefined) void read(file);
            }}
          />
        </div>
        <p id={`${id}-error`} className={styles["said"]} data-severity="error" role="alert">
          {tooLarge ? m.programmes_dmn_too_large() : ""}
        </p>
      </div>
      {reading && <LoadingSkeleton rows={3} />}
      {found !== undefined && <FoundCriteria found={found} count={count} onTake={onTake} />}
    </div>
  );
}

function FoundCriteria({
  found,
  count,
  onTake,
}: {
  readonly found: Found;
  readonly count: number;
  readonly onTake: (criteria: ProgrammeDefinition["criteria"]) => void;
}) {
  const locale = useLocale();
  return (
    <>
      <section className={styles["group"]}>
        <div role="status">
          <h3>{m.programmes_dmn_found({ count: found.criteria.length, name: found.name })}</h3>
        </div>
        <ol className={styles["entries"]}>
          {found.criteria.map((criterion) => (
            <li key={criterion.code} className={styles["entry"]}>
              <p>{criterion.label[locale]}</p>
              <code className={styles["values"]}>{criterion.rule}</code>
              {criterion.problems.map((problem) => (
                <p
                  key={`${problem.code} ${problem.from}`}
                  className={styles["said"]}
                  data-severity={problem.severity}
                >
                  {ruleProblemText(problem)}
                </p>
              ))}
            </li>
          ))}
        </ol>
      </section>
      <section className={styles["group"]}>
        <h3>{m.programmes_dmn_notes()}</h3>
        {found.notes.length === 0 && <p className={styles["hint"]}>{m.programmes_dmn_no_notes()}</p>}
        <ul className={styles["entries"]}>
          {found.notes.map((note) => (
            <li key={`${note.code} ${note.row} ${note.column} ${note.text}`} className={styles["entry"]}>
              <p>
                {placeOf(note)} {noteWords[note.code](note)}
              </p>
            </li>
          ))}
        </ul>
      </section>
      {found.criteria.length > 0 && (
        <div>
          <p className={styles["hint"]}>{m.programmes_dmn_replaces({ count })}</p>
          <Button onClick={() => onTake(found.criteria.map(({ problems: _, ...criterion }) => criterion))}>
            {m.programmes_dmn_take()}
          </Button>
        </div>
      )}
    </>
  );
}
