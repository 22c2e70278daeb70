import type { Database } from "#platform/db/connection.ts";
import { newId } from "#platform/kernel/ids.ts";
import type { BuiltProgramme } from "./programme.ts";

/** A used selection whose lines are all reserves, families new to the registry. */
export async function aSelection(
  database: Database,
  programme: BuiltProgramme,
  placeCode: string,
  reserves: readonly string[],
): Promise<string> {
  const id = newId();
  const region = placeCode.slice(0, 4);
  await database.owner.query(
    `insert into delivery.selections (id, programme_code, version_id, period, place_code, title, state, tie_rule, made_by)
     values ($1, $2, $3, '2026', $4, 'Uji', 'used', 'uji', $5)`,
    [id, programme.code, programme.versionId, region, newId()],
  );
  await database.owner.query(
    `insert into registry.families (region_code, id, place_code, head_name, source)
     select $1, s.id, $2, 'CADANGAN ' || s.rank, 'test' from unnest($3::uuid[]) with ordinality as s(id, rank)`,
    [region, placeCode, reserves],
  );
  await database.owner.query(
    `insert into delivery.selection_lines (region_code, selection_id, subject_id, subject_kind, place_code, family_id, rank, amount_rupiah, mark)
     select $1, $2, s.id, 'family', $3, s.id, s.rank, 0, 'reserve' from unnest($4::uuid[]) with ordinality as s(id, rank)`,
    [region, id, placeCode, reserves],
  );
  return id;
}
