import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";

/** A person or family as other modules name it: enough to say whom a record is about. */
export interface NamedSubject {
  readonly kind: "person" | "family";
  readonly id: string;
  readonly name: string;
  readonly placeCode: string;
  readonly compartment: string | null;
}

/** Persons and families by id, where the actor may see them; the others are missing from the answer. */
export async function findSubjects(tx: Tx, ids: readonly string[]): Promise<Map<string, NamedSubject>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<NamedSubject>`
    select 'person' as kind, p.id, p.name, p.place_code as "placeCode", p.compartment
      from registry.persons p
     where p.region_code = any ((select registry.regions_in_scope())::text[]) and p.id = any (${ids}::uuid[])
    union all
    select 'family', f.id, f.head_name, f.place_code, null
      from registry.families f
     where f.region_code = any ((select registry.regions_in_scope())::text[]) and f.id = any (${ids}::uuid[])`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.id, row]));
}
