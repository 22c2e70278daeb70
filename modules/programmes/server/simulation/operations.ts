import type { Operation } from "#platform/runtime/operation.ts";
import { handler as draftFromScenario } from "./draft-from-scenario.ts";
import { handler as getSimulation } from "./get-simulation.ts";
import { handler as listSimulated } from "./list-simulated.ts";
import { handler as listSimulations } from "./list-simulations.ts";
import { handler as saveSimulation } from "./save-simulation.ts";
import { handler as simulate } from "./simulate.ts";

export const operations: readonly Operation[] = [
  simulate,
  listSimulated,
  saveSimulation,
  listSimulations,
  getSimulation,
  draftFromScenario,
];
