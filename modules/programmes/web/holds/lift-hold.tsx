import { Textarea } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { liftHold } from "../../contract/lift-hold.ts";
import { listHolds } from "../../contract/list-holds.ts";

/** Lifts a pause or refusal, with the reason. */
export function LiftHold({
  hold,
  onClose,
}: {
  readonly hold: { readonly holdId: string; readonly subjectName: string };
  readonly onClose: () => void;
}) {
  const act = useAct(liftHold, { refresh: [listHolds] });
  const [reason, setReason] = useState("");
  return (
    <ConfirmAct
      opened
      title={m.programmes_lift_title({ name: hold.subjectName })}
      verb={m.programmes_lift()}
      text={m.programmes_lift_text()}
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={() =>
        void act.run({ holdId: hold.holdId, reason }).then((result) => {
          if (result.ok) onClose();
        })
      }
    >
      <Textarea
        id={fieldId("reason")}
        label={m.programmes_reason()}
        required
        minLength={3}
        maxLength={1000}
        value={reason}
        error={fieldError(act.refusal, "reason")}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ConfirmAct>
  );
}
