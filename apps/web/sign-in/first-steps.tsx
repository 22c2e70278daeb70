import type { Me } from "#modules/identity/contract/get-me.ts";
import { ChangePasswordStep } from "./change-password-step.tsx";
import { ConfirmStep } from "./confirm-step.tsx";
import { SecondFactorStep } from "./second-factor-step.tsx";

/** What must be done before anything else is allowed: an own password, then the second factor, set up or given. */
export function FirstSteps({
  me,
  onDone,
  onLeave,
}: {
  readonly me: Me;
  readonly onDone: () => void;
  readonly onLeave: () => Promise<void>;
}) {
  if (me.mustChangePassword) return <ChangePasswordStep onDone={onDone} onLeave={onLeave} />;
  if (me.mustConfirmSecondFactor) return <ConfirmStep onDone={onDone} onLeave={onLeave} />;
  return <SecondFactorStep onDone={onDone} onLeave={onLeave} />;
}
