import { Stack } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { endCondition } from "../../contract/end-condition.ts";
import { getFamilyPage } from "../../contract/get-family-page.ts";
import { getPerson } from "../../contract/get-person.ts";
import { listChanges } from "../../contract/list-changes.ts";
import type { ConditionRow } from "../record-parts.tsx";
import { DateField } from "./date-field.tsx";
import { ReasonField } from "./reason-field.tsx";

export function EndCondition({
  row,
  onClose,
}: {
  readonly row: ConditionRow | undefined;
  readonly onClose: () => void;
}) {
  const act = useAct(endCondition, { refresh: [getFamilyPage, getPerson, listChanges] });
  const [untilOn, setUntilOn] = useState("");
  const [endReason, setEndReason] = useState("");
  return (
    <ConfirmAct
      opened={row !== undefined}
      title={m.registry_end_condition_title()}
      verb={m.registry_end_condition()}
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={() => {
        if (row === undefined) return;
        const input = { conditionId: row.conditionId, baseRevision: row.revision, untilOn, endReason };
        void act.run(input).then((result) => {
          if (result.ok) onClose();
        });
      }}
    >
      <Stack gap="sm">
        <DateField
          label={m.registry_until()}
          path="untilOn"
          required
          value={untilOn}
          onChange={setUntilOn}
          refusal={act.refusal}
        />
        <ReasonField path="endReason" value={endReason} onChange={setEndReason} refusal={act.refusal} />
      </Stack>
    </ConfirmAct>
  );
}
