import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { m } from "#messages/messages.js";
import { purposes, statePurpose } from "#modules/identity/contract/state-purpose.ts";
import { ErrorSummary, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import styles from "./door.module.css";
import { Door } from "./door.tsx";

const purposeWords = {
  "routine-audit": m.shell_purpose_routine_audit,
  "special-audit": m.shell_purpose_special_audit,
  complaint: m.shell_purpose_complaint,
  "follow-up": m.shell_purpose_follow_up,
  "council-question": m.shell_purpose_council_question,
} as const;

/** Asks an auditor why personal data will be looked at today; the answer stands beside every look. */
export function StatePurposeStep({
  onDone,
  onLeave,
}: {
  readonly onDone: () => void;
  readonly onLeave: () => Promise<void>;
}) {
  const act = useAct(statePurpose);
  const [purpose, setPurpose] = useState<(typeof purposes)[number]>("routine-audit");
  const [reference, setReference] = useState("");

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await act.run({ purpose, reference });
    if (result.ok) onDone();
  }

  return (
    <Door title={m.shell_purpose_title()} text={m.shell_purpose_text()}>
      <form className={styles["form"]} onSubmit={(event) => void submit(event)}>
        <ErrorSummary refusal={act.refusal} />
        <NativeSelect
          id={fieldId("purpose")}
          label={m.shell_purpose_kind()}
          value={purpose}
          onChange={(event) =>
            setPurpose(purposes.find((one) => one === event.currentTarget.value) ?? "routine-audit")
          }
          data={purposes.map((one) => ({ value: one, label: purposeWords[one]() }))}
        />
        <TextInput
          id={fieldId("reference")}
          label={m.shell_purpose_reference()}
          description={m.shell_purpose_reference_help()}
          maxLength={80}
          required
          value={reference}
          onChange={(event) => setReference(event.currentTarget.value)}
        />
        <Button type="submit" size="md" loading={act.running}>
          {m.shell_purpose_send()}
        </Button>
        <Button variant="subtle" onClick={() => void onLeave()}>
          {m.shell_sign_out()}
        </Button>
      </form>
    </Door>
  );
}
