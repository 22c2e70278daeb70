import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { m } from "#messages/messages.js";
import { confirmSecondFactor } from "#modules/identity/contract/confirm-second-factor.ts";
import { ErrorSummary, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import styles from "./door.module.css";
import { Door } from "./door.tsx";

/** Asks for the second factor of who came in through the office's provider, where the role needs one. */
export function ConfirmStep({
  onDone,
  onLeave,
}: {
  readonly onDone: () => void;
  readonly onLeave: () => Promise<void>;
}) {
  const act = useAct(confirmSecondFactor);
  const [code, setCode] = useState("");

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await act.run({ code });
    if (result.ok) onDone();
    else setCode("");
  }

  return (
    <Door title={m.shell_second_factor_title()} text={m.shell_second_factor_text()}>
      <form className={styles["form"]} onSubmit={(event) => void submit(event)}>
        <ErrorSummary refusal={act.refusal} />
        <TextInput
          id={fieldId("code")}
          label={m.ui_second_factor()}
          description={m.ui_second_factor_help()}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={16}
          required
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" size="md" loading={act.running}>
          {m.shell_second_factor_send()}
        </Button>
        <Button variant="subtle" onClick={() => void onLeave()}>
          {m.shell_sign_out()}
        </Button>
      </form>
    </Door>
  );
}
