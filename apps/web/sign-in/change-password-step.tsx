import { PasswordInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { changePassword } from "#modules/identity/contract/change-password.ts";
import { fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { StepForm } from "./step-form.tsx";

/** Replaces a temporary password by one that only the person knows. */
export function ChangePasswordStep({
  onDone,
  onLeave,
}: {
  readonly onDone: () => void;
  readonly onLeave: () => Promise<void>;
}) {
  const act = useAct(changePassword);
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");

  async function submit(): Promise<void> {
    const result = await act.run({ current, next });
    if (result.ok) onDone();
  }

  return (
    <StepForm
      title={m.shell_new_password_title()}
      text={m.shell_new_password_text()}
      refusal={act.refusal}
      running={act.running}
      verb={m.shell_new_password_save()}
      onSubmit={submit}
      onLeave={onLeave}
    >
      <PasswordInput
        id={fieldId("current")}
        label={m.shell_password_current()}
        autoComplete="current-password"
        required
        maxLength={200}
        visibilityToggleButtonProps={{ "aria-label": m.shell_password_show(), tabIndex: 0 }}
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      <PasswordInput
        id={fieldId("next")}
        label={m.shell_password_next()}
        description={m.shell_password_help()}
        autoComplete="new-password"
        required
        maxLength={200}
        visibilityToggleButtonProps={{ "aria-label": m.shell_password_show(), tabIndex: 0 }}
        value={next}
        onChange={(event) => setNext(event.currentTarget.value)}
      />
    </StepForm>
  );
}
