import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { ProgrammeCode } from "./definition.ts";
import { Scenario } from "./simulation-shapes.ts";

/**
 * Makes a scenario a proposal: a draft of the version in force with the scenario's changes, to be finished in the
 * editor and approved by another person. `ceilingKept` is false where a ceiling was tried on a programme without a
 * budget line: its codes must be written in the editor.
 */
export const draftFromScenario = commandContract({
  name: "programmes.draft-from-scenario",
  method: "POST",
  path: "/programmes/:programmeCode/drafts/from-scenario",
  summary: "Turn a scenario into a draft version.",
  permission: "programmes.version.edit",
  scope: "none",
  input: z.strictObject({ programmeCode: ProgrammeCode, scenario: Scenario }),
  output: z.strictObject({ versionId: z.uuid(), ceilingKept: z.boolean() }),
  errors: {
    PROGRAMME_NOT_FOUND: 404,
    VERSION_NOT_FOUND: 404,
    NOT_YOUR_DIVISION: 403,
    /** Details: { versionId, number } */
    DRAFT_OPEN: 409,
    SCENARIO_PART_UNKNOWN: 422,
  },
});
