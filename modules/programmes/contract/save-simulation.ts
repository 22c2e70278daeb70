import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { Period } from "./assessment-shapes.ts";
import { ProgrammeCode } from "./definition.ts";
import { Scenario } from "./simulation-shapes.ts";

/** Keeps scenarios under a title. A shared one opens by its link for colleagues whose area holds the saver's. */
export const saveSimulation = commandContract({
  name: "programmes.save-simulation",
  method: "POST",
  path: "/programmes/:programmeCode/simulations",
  summary: "Save the scenarios of a simulation.",
  permission: "programmes.simulation.run",
  scope: "none",
  input: z.strictObject({
    programmeCode: ProgrammeCode,
    period: Period,
    title: z.string().trim().min(1).max(120),
    scenarios: z.array(Scenario).min(1).max(3),
    shared: z.boolean(),
  }),
  output: z.strictObject({ simulationId: z.uuid() }),
  errors: { PROGRAMME_NOT_FOUND: 404 },
});
