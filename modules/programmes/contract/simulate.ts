import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { Period, SubjectKind } from "./assessment-shapes.ts";
import { ProgrammeCode } from "./definition.ts";
import { Scenarios, SimulatedScenario, simulationErrors } from "./simulation-shapes.ts";

/**
 * What up to three changed versions of a programme would do, beside the version in force, over the finished
 * assessment of a period and the caller's area. Nothing is stored and nobody's status changes.
 *
 * Counted as eligible: who meets the criteria without forbidden overlap, cooling-off or an officer's hold; who
 * receives today competes again. Selected: per kabupaten/kota up to its quota, then down the ranking up to quota and
 * ceiling as in a selection. Nobody behind a compartment is counted. `tieRule` says how equal ranks are told apart.
 */
export const simulate = queryContract({
  name: "programmes.simulate",
  method: "POST",
  path: "/programmes/:programmeCode/simulate",
  summary: "Compute what changed amounts, thresholds, quotas, ceilings or rankings would do.",
  permission: "programmes.simulation.run",
  scope: "area",
  personal: false,
  input: z.strictObject({ programmeCode: ProgrammeCode, period: Period, scenarios: Scenarios }),
  output: z.strictObject({
    programmeCode: z.string(),
    title: z.strictObject({ id: z.string(), en: z.string() }),
    period: Period,
    asOfOn: z.string(),
    /** The caller's area; empty where somebody has none, and then nobody is counted. */
    placeCode: z.string(),
    placeLabel: z.string(),
    unit: SubjectKind,
    tieRule: z.strictObject({ id: z.string(), en: z.string() }),
    /** Counts from 1 to 4 are hidden from this caller. */
    smallHidden: z.boolean(),
    today: SimulatedScenario,
    scenarios: z.array(SimulatedScenario),
  }),
  errors: simulationErrors,
});
