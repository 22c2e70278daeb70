import type { Database } from "#platform/db/connection.ts";
import { newId } from "#platform/kernel/ids.ts";

/** A simulation somebody of the place saved and shared: PKH for deciles 1 and 2. */
export async function aSimulation(
  database: Database,
  placeCode: string,
  { shared = true, title = "Desil 1 dan 2 saja" } = {},
): Promise<string> {
  const id = newId();
  await database.owner.query(
    `insert into programmes.simulations (id, programme_code, period, title, scenarios, shared, place_code, created_by)
     values ($1, 'pkh', '2026', $2, $3::jsonb, $4, $5, $6)`,
    [
      id,
      title,
      JSON.stringify([{ name: "Ketat", change: { criteria: [{ code: "desil", rule: "desil in [1..2]" }] } }]),
      shared,
      placeCode,
      newId(),
    ],
  );
  return id;
}
