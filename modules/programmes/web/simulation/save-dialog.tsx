import { Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { useUrlState } from "#platform/ui/url-state.ts";
import { listSimulations } from "../../contract/list-simulations.ts";
import { saveSimulation } from "../../contract/save-simulation.ts";
import type { Scenario } from "../../contract/simulation-shapes.ts";

/** Keeps the scenarios as they are written now; the address then is the link to them. */
export function SaveDialog({
  programmeCode,
  period,
  scenarios,
  onClose,
}: {
  readonly programmeCode: string;
  readonly period: string;
  readonly scenarios: readonly Scenario[];
  readonly onClose: () => void;
}) {
  const [title, setTitle] = useState("");
  const [shared, setShared] = useState(false);
  const act = useAct(saveSimulation, { refresh: [listSimulations] });
  const [, change] = useUrlState();
  async function save(): Promise<void> {
    const result = await act.run({ programmeCode, period, title, scenarios: [...scenarios], shared });
    if (!result.ok) return;
    onClose();
    change({ simpanan: result.out.simulationId, program: undefined, periode: undefined });
  }
  return (
    <ConfirmAct
      opened
      title={m.programmes_simulation_save_title()}
      verb={m.programmes_simulation_save()}
      text={m.programmes_simulation_save_text()}
      figures={[]}
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={() => void save()}
    >
      <TextInput
        id={fieldId("title")}
        label={m.programmes_simulation_title()}
        required
        maxLength={120}
        value={title}
        error={fieldError(act.refusal, "title")}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Checkbox
        label={m.programmes_simulation_share()}
        checked={shared}
        onChange={(event) => setShared(event.currentTarget.checked)}
      />
    </ConfirmAct>
  );
}
