import { Button, Radio } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import styles from "./field-diff.module.css";

export interface FieldConflict {
  readonly field: string;
  readonly label: string;
  /** What this person wrote, as text to show. */
  readonly mine: string;
  /** What somebody else has saved meanwhile. */
  readonly theirs: string;
}

export type FieldChoice = "mine" | "theirs";

/**
 * A stale save: both versions beside each other, field by field; the person chooses each. Nothing is chosen
 * beforehand, so nobody overwrites a colleague by pressing through.
 */
export function FieldDiff({
  conflicts,
  savedBy,
  onResolve,
  onGiveUp,
  running = false,
}: {
  readonly conflicts: readonly FieldConflict[];
  /** "Siti, 21 Nov 2026, 10.42 WIB" */
  readonly savedBy: string;
  readonly onResolve: (choices: Readonly<Record<string, FieldChoice>>) => void;
  readonly onGiveUp: () => void;
  readonly running?: boolean;
}) {
  const [choices, setChoices] = useState<Readonly<Record<string, FieldChoice>>>({});
  const open = conflicts.filter(({ field }) => choices[field] === undefined).length;
  return (
    <section className={styles["diff"]} aria-label={m.ui_diff_title()}>
      <h2 className={styles["title"]}>{m.ui_diff_title()}</h2>
      <p className={styles["text"]}>{m.ui_diff_text({ by: savedBy })}</p>
      {conflicts.map(({ field, label, mine, theirs }) => (
        <Radio.Group
          key={field}
          label={label}
          value={choices[field] ?? ""}
          onChange={(value) => setChoices({ ...choices, [field]: value === "mine" ? "mine" : "theirs" })}
        >
          <div className={styles["pair"]}>
            <Version choice="mine" heading={m.ui_diff_mine()} text={mine} />
            <Version choice="theirs" heading={m.ui_diff_theirs()} text={theirs} />
          </div>
        </Radio.Group>
      ))}
      <div className={styles["acts"]}>
        <Button disabled={open > 0} loading={running} onClick={() => onResolve(choices)}>
          {open > 0 ? m.ui_diff_open({ open }) : m.ui_diff_save()}
        </Button>
        <Button variant="default" onClick={onGiveUp}>
          {m.ui_diff_give_up()}
        </Button>
      </div>
    </section>
  );
}

function Version({
  choice,
  heading,
  text,
}: {
  readonly choice: FieldChoice;
  readonly heading: string;
  readonly text: string;
}) {
  return (
    <Radio
      className={styles["version"] ?? ""}
      value={choice}
      label={
        <>
          <span className={styles["heading"]}>{heading}</span>
          <span className={styles["value"]}>{text === "" ? m.ui_nothing() : text}</span>
        </>
      }
    />
  );
}
