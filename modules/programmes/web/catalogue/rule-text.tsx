import { m } from "#messages/messages.js";
import { useCheckedRule } from "../rules/use-checked-rule.ts";
import { useFacts } from "../rules/use-facts.ts";
import styles from "./catalogue.module.css";

/** A rule as it is written, and below it as a sentence; the sentence comes when what reads rules has loaded. */
export function RuleText({
  text,
  unit,
  want = "boolean",
}: {
  readonly text: string;
  readonly unit: "person" | "family" | "household" | "group";
  readonly want?: "boolean" | "rank";
}) {
  const { reading } = useCheckedRule(text, unit === "household" ? "family" : unit, want, useFacts());
  return (
    <>
      <code className={styles["rule"]}>{text}</code>
      {reading !== "" && (
        <p className={styles["text"]}>
          <span className={styles["before"]}>{m.programmes_rule_reading()}</span> {reading}
        </p>
      )}
    </>
  );
}
