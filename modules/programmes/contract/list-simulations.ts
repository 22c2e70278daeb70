import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { Period } from "./assessment-shapes.ts";

export const SimulationLine = z.strictObject({
  simulationId: z.uuid(),
  programmeCode: z.string(),
  period: Period,
  title: z.string(),
  scenarioNames: z.array(z.string()),
  shared: z.boolean(),
  own: z.boolean(),
  createdAt: z.iso.datetime(),
  createdBy: z.string().nullable(),
});
export type SimulationLine = z.output<typeof SimulationLine>;

/** Own saved simulations and those shared in the area, newest first, page by id. */
export const listSimulations = queryContract({
  name: "programmes.list-simulations",
  method: "GET",
  path: "/programmes/simulations",
  summary: "List saved simulations.",
  permission: "programmes.simulation.run",
  scope: "area",
  personal: false,
  input: z.strictObject({
    after: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  output: z.strictObject({ simulations: z.array(SimulationLine), next: z.uuid().nullable() }),
  errors: {},
});
