import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";

/**
 * NIK and KK numbers of persons and families by id, where the actor may see them: to find their rows in a file. For
 * the server only; whoever shows one of them asks registry.reveal-number.
 */
export async function subjectNumbers(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ number: string }>`
    select p.nik as number from registry.persons p
     where p.region_code = any ((select registry.regions_in_scope())::text[]) and p.nik is not null
       and (p.id = any (${ids}::uuid[]) or p.family_id = any (${ids}::uuid[]))
    union
    select f.kk_number from registry.families f
     where f.region_code = any ((select registry.regions_in_scope())::text[]) and f.kk_number is not null
       and f.id = any (${ids}::uuid[])`.execute(tx);
  return new Set(rows.map((row) => row.number));
}
