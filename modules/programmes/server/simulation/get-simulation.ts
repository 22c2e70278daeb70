import { sql } from "kysely";
import { plain, refuse } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { getSimulation } from "../../contract/get-simulation.ts";
import { type SimulationRecord, simulationColumns, simulationLines } from "./simulation-row.ts";

export const handler = query(getSimulation, async (tx, { simulationId }, { actor }) => {
  const { rows } = await sql<SimulationRecord>`
    select ${simulationColumns} from programmes.simulations s where s.id = ${simulationId}`.execute(tx);
  const [line] = await simulationLines(tx, rows, actor.userId);
  if (line === undefined) return refuse("SIMULATION_NOT_FOUND");
  return plain({ ...line, scenarios: [...(rows[0]?.scenarios ?? [])] });
});
