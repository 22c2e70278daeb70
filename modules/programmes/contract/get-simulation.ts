import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { SimulationLine } from "./list-simulations.ts";
import { Scenario } from "./simulation-shapes.ts";

/** The scenarios of a saved simulation; its figures are computed anew by programmes.simulate. */
export const getSimulation = queryContract({
  name: "programmes.get-simulation",
  method: "GET",
  path: "/programmes/simulations/:simulationId",
  summary: "Open a saved simulation.",
  permission: "programmes.simulation.run",
  scope: "area",
  personal: false,
  input: z.strictObject({ simulationId: z.uuid() }),
  output: SimulationLine.extend({ scenarios: z.array(Scenario) }),
  errors: { SIMULATION_NOT_FOUND: 404 },
});
