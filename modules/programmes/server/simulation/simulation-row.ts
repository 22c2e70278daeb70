import { sql } from "kysely";
import { userNames } from "#modules/identity/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import type { SimulationLine } from "../../contract/list-simulations.ts";
import type { Scenario } from "../../contract/simulation-shapes.ts";

export interface SimulationRecord {
  readonly simulationId: string;
  readonly programmeCode: string;
  readonly period: string;
  readonly title: string;
  readonly scenarios: readonly Scenario[];
  readonly shared: boolean;
  readonly createdAt: Date;
  readonly createdBy: string;
}

export const simulationColumns = sql`s.id as "simulationId", s.programme_code as "programmeCode", s.period, s.title,
  s.scenarios, s.shared, s.created_at as "createdAt", s.created_by as "createdBy"`;

/** Saved simulations as lists tell them, with who saved them. */
export async function simulationLines(
  tx: Tx,
  rows: readonly SimulationRecord[],
  actorId: string,
): Promise<SimulationLine[]> {
  const names = await userNames(
    tx,
    rows.map((row) => row.createdBy),
  );
  return rows.map(({ scenarios, createdAt, createdBy, ...row }) => ({
    ...row,
    scenarioNames: scenarios.map(({ name }) => name),
    own: createdBy === actorId,
    createdAt: createdAt.toISOString(),
    createdBy: names.get(createdBy) ?? null,
  }));
}
