import { TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { confirmSecondFactor } from "#modules/identity/contract/confirm-second-factor.ts";
import { fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { StepForm } from "./step-form.tsx";

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

  async function submit(): Promise<void> {
    const result = await act.run({ code });
    if (result.ok) onDone();
    else setCode("");
  }

  return (
    <StepForm
      title={m.shell_second_factor_title()}
      text={m.shell_second_factor_text()}
      refusal={act.refusal}
      running={act.running}
      verb={m.shell_second_factor_send()}
      onSubmit={submit}
      onLeave={onLeave}
    >
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
    </StepForm>
  );
}
