import type { Me } from "#modules/identity/contract/get-me.ts";
import { ChangePasswordStep } from "./change-password-step.tsx";
import { ConfirmStep } from "./confirm-step.tsx";
import { SecondFactorStep } from "./second-factor-step.tsx";
import { StatePurposeStep } from "./state-purpose-step.tsx";

/** What must be done before anything else is allowed: an own password, then the second factor, set up or given, then the purpose of an auditor. */
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
  if (me.mustEnrolSecondFactor) return <SecondFactorStep onDone={onDone} onLeave={onLeave} />;
  return <StatePurposeStep onDone={onDone} onLeave={onLeave} />;
}
