import { sql } from "kysely";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listSimulations } from "../../contract/list-simulations.ts";
import { type SimulationRecord, simulationColumns, simulationLines } from "./simulation-row.ts";

export const handler = query(listSimulations, async (tx, { after, limit }, { actor }) => {
  const { rows } = await sql<SimulationRecord>`
    select ${simulationColumns} from programmes.simulations s
     where ${after ?? null}::uuid is null or s.id < ${after ?? null}::uuid
     order by s.id desc limit ${limit + 1}`.execute(tx);
  const page = rows.slice(0, limit);
  return plain({
    simulations: await simulationLines(tx, page, actor.userId),
    next: rows.length > limit ? (page.at(-1)?.simulationId ?? null) : null,
  });
});
