import { Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { listMyBatches } from "#platform/batch/contract/list-my-batches.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { listAssessments } from "../../contract/list-assessments.ts";
import { startAssessment } from "../../contract/start-assessment.ts";

/** The day in WIB, as the date input writes it. */
const today = () => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);

/** Asks for the period and the reference date, then has everybody assessed. */
export function StartAssessment({ onClose }: { readonly onClose: () => void }) {
  const act = useAct(startAssessment, { refresh: [listAssessments, listMyBatches] });
  const [asOfOn, setAsOfOn] = useState(today);
  const [period, setPeriod] = useState(() => today().slice(0, 4));
  const [full, setFull] = useState(false);
  return (
    <ConfirmAct
      opened
      title={m.programmes_assess_start()}
      verb={m.programmes_assess_start()}
      text={m.programmes_assess_start_text()}
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={() => {
        void act.run({ period, asOfOn, full }).then((result) => {
          if (result.ok) onClose();
        });
      }}
    >
      <TextInput
        id={fieldId("period")}
        label={m.programmes_assess_period()}
        description={m.programmes_assess_period_help()}
        required
        maxLength={7}
        value={period}
        error={fieldError(act.refusal, "period")}
        onChange={(event) => setPeriod(event.currentTarget.value)}
      />
      <TextInput
        id={fieldId("asOfOn")}
        type="date"
        label={m.programmes_assess_as_of()}
        required
        value={asOfOn}
        error={fieldError(act.refusal, "asOfOn")}
        onChange={(event) => setAsOfOn(event.currentTarget.value)}
      />
      <Checkbox
        label={m.programmes_assess_full()}
        description={m.programmes_assess_full_help()}
        checked={full}
        onChange={(event) => setFull(event.currentTarget.checked)}
      />
    </ConfirmAct>
  );
}
