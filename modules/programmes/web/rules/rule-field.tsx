import { Button } from "@mantine/core";
import { IconAlertOctagon, IconAlertTriangle, IconBook2 } from "@tabler/icons-react";
import { lazy, Suspense, useId, useState } from "react";
import { m } from "#messages/messages.js";
import { Dialog } from "#platform/ui/dialog.tsx";
import { LoadingSkeleton } from "#platform/ui/states/states.tsx";
import type { ProgrammeDefinition } from "../../contract/definition.ts";
import { RuleInput } from "./rule-input.tsx";
import styles from "./rules.module.css";
import { useCheckedRule, type Want } from "./use-checked-rule.ts";
import { useFacts } from "./use-facts.ts";

const FactCatalogue = lazy(() =>
  import("./fact-catalogue.tsx").then((part) => ({ default: part.FactCatalogue })),
);

/**
 * A rule of a programme (FEEL): text with completion, marks under what is wrong, the sentences below, and the rule
 * in plain words. It checks as the server does; saving checks again.
 */
export function RuleField({
  value,
  onChange,
  unit,
  want,
  label,
  error,
  id,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Whom the rule is about; a household is judged on its family. */
  readonly unit: ProgrammeDefinition["unit"];
  readonly want: Want;
  readonly label: string;
  /** What the form itself says of this field, e.g. that it must not be empty. */
  readonly error?: string | undefined;
  /** Id of the text, so that a summary of errors finds it. */
  readonly id?: string;
}) {
  const own = useId();
  const [reading, setReading] = useState(false);
  const facts = useFacts();
  const about = unit === "household" ? "family" : unit;
  const checked = useCheckedRule(value, about, want, facts);
  const settled = checked.text === value;
  const wrong = error !== undefined || checked.problems.some(({ severity }) => severity === "error");
  const inputId = id ?? `${own}-text`;

  return (
    <div className={styles["field"]}>
      <div className={styles["head"]}>
        {/* oxlint-disable-next-line jsx-a11y/label-has-associated-control */}
        <label id={`${own}-label`} htmlFor={inputId} className={styles["label"]}>
          {label}
          <span className={styles["star"]} aria-hidden>
            {" *"}
          </span>
        </label>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconBook2 size="1.1em" aria-hidden />}
          onClick={() => setReading(true)}
        >
          {m.programmes_facts()}
        </Button>
      </div>
      <RuleInput
        id={inputId}
        labelledBy={`${own}-label`}
        describedBy={`${own}-below`}
        value={value}
        onChange={onChange}
        facts={facts}
        unit={about}
        problems={settled ? checked.problems : []}
        invalid={settled && wrong}
      />
      <div id={`${own}-below`} className={styles["below"]} aria-live="polite">
        {error !== undefined && <Said severity="error" text={error} />}
        {checked.problems.map((problem) => (
          <Said
            key={`${problem.code} ${problem.from} ${problem.to}`}
            severity={problem.severity}
            text={problem.sentence}
          />
        ))}
        {checked.reading !== "" && (
          <p className={styles["reading"]}>
            <span>{m.programmes_rule_reading()}</span> {checked.reading}
          </p>
        )}
        {value.trim() === "" && error === undefined && (
          <p className={styles["hint"]}>{m.programmes_rule_hint()}</p>
        )}
      </div>
      <Dialog opened={reading} onClose={() => setReading(false)} title={m.programmes_facts()}>
        <Suspense fallback={<LoadingSkeleton />}>
          <FactCatalogue
            unit={about}
            onPick={(text) => {
              onChange(value.trim() === "" ? text : `${value.trimEnd()} ${text}`);
              setReading(false);
            }}
          />
        </Suspense>
      </Dialog>
    </div>
  );
}

function Said({ severity, text }: { readonly severity: "error" | "warning"; readonly text: string }) {
  const Icon = severity === "error" ? IconAlertOctagon : IconAlertTriangle;
  return (
    <p className={styles["said"]} data-severity={severity}>
      <Icon size="1.1em" aria-hidden />
      <span>{text}</span>
    </p>
  );
}
