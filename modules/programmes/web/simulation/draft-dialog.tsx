import { useNavigate } from "@tanstack/react-router";
import { m } from "#messages/messages.js";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { draftFromScenario } from "../../contract/draft-from-scenario.ts";
import { getProgramme } from "../../contract/get-programme.ts";
import { listProgrammes } from "../../contract/list-programmes.ts";
import type { Scenario } from "../../contract/simulation-shapes.ts";

/** Turns a scenario into a draft and opens it in the editor, where the rest is written and handed over. */
export function DraftDialog({
  programmeCode,
  scenario,
  onClose,
}: {
  readonly programmeCode: string;
  readonly scenario: Scenario;
  readonly onClose: () => void;
}) {
  const navigate = useNavigate();
  const act = useAct(draftFromScenario, { refresh: [getProgramme, listProgrammes] });
  async function make(): Promise<void> {
    const result = await act.run({ programmeCode, scenario });
    if (result.ok) void navigate({ to: `/program/${programmeCode}/ubah/${result.out.versionId}` });
  }
  return (
    <ConfirmAct
      opened
      title={m.programmes_simulation_draft_title({ name: scenario.name })}
      verb={m.programmes_simulation_draft()}
      text={m.programmes_simulation_draft_text()}
      figures={[]}
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={() => void make()}
    />
  );
}
