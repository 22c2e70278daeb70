import { Button, Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import type { CallOf, Refusal } from "#platform/kernel/contract.ts";
import { Dialog } from "#platform/ui/dialog.tsx";
import { ErrorSummary, fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { breachKinds } from "../../contract/breach-shapes.ts";
import type { recordBreach } from "../../contract/record-breach.ts";
import styles from "../registers.module.css";
import { breachKindWords } from "./breach-words.ts";

export type BreachFields = CallOf<typeof recordBreach>;

/** What is known of a breach; the same form when it is found and when more becomes known. */
export function BreachForm({
  title,
  first,
  withFoundAt,
  refusal,
  running,
  onSave,
  onClose,
}: {
  readonly title: string;
  readonly first: BreachFields;
  /** The clock's beginning is entered once. */
  readonly withFoundAt: boolean;
  readonly refusal: Refusal | undefined;
  readonly running: boolean;
  readonly onSave: (fields: BreachFields) => void;
  readonly onClose: () => void;
}) {
  const [fields, setFields] = useState(first);
  const change = (more: Partial<BreachFields>) => setFields({ ...fields, ...more });
  const long = (path: "whatData" | "how" | "handling" | "recovery", label: string, required: boolean) => (
    <Textarea
      id={fieldId(path)}
      label={label}
      required={required}
      autosize
      minRows={2}
      maxLength={2000}
      value={fields[path] ?? ""}
      error={fieldError(refusal, path)}
      onChange={(event) => change({ [path]: event.currentTarget.value })}
    />
  );
  return (
    <Dialog opened title={title} onClose={onClose}>
      <form
        className={styles["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          onSave(fields);
        }}
      >
        <ErrorSummary refusal={refusal} />
        <TextInput
          id={fieldId("title")}
          label={m.accountability_breach_title()}
          description={m.accountability_breach_title_help()}
          required
          maxLength={160}
          value={fields.title}
          error={fieldError(refusal, "title")}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <div className={styles["pair"]}>
          <NativeSelect
            label={m.accountability_breach_kind()}
            value={fields.kind}
            onChange={(event) =>
              change({
                kind: breachKinds.find((one) => one === event.currentTarget.value) ?? "confidentiality",
              })
            }
            data={breachKinds.map((value) => ({ value, label: breachKindWords[value]() }))}
          />
          <TextInput
            id={fieldId("subjectCount")}
            label={m.accountability_breach_count()}
            description={m.accountability_breach_count_help()}
            inputMode="numeric"
            value={String(fields.subjectCount)}
            error={fieldError(refusal, "subjectCount")}
            onChange={(event) =>
              change({ subjectCount: Number(event.currentTarget.value.replace(/\D/g, "")) })
            }
          />
        </div>
        {withFoundAt && (
          <TextInput
            id={fieldId("foundAt")}
            type="datetime-local"
            label={m.accountability_breach_found()}
            description={m.accountability_breach_found_help()}
            required
            value={fields.foundAt}
            error={fieldError(refusal, "foundAt")}
            onChange={(event) => change({ foundAt: event.currentTarget.value })}
          />
        )}
        {long("whatData", m.accountability_breach_data(), true)}
        {long("how", m.accountability_breach_how(), true)}
        {long("handling", m.accountability_breach_handling(), false)}
        {long("recovery", m.accountability_breach_recovery(), false)}
        <Checkbox
          label={m.accountability_breach_public()}
          checked={fields.publicNotice ?? false}
          onChange={(event) => change({ publicNotice: event.currentTarget.checked })}
        />
        <div className={styles["acts"]}>
          <Button type="submit" loading={running}>
            {m.accountability_breach_save()}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
