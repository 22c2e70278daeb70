import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { housingFields } from "../contract/linkable-fields.ts";
import { differences, type HistoryMeta, writeHistory } from "./history.ts";
import { lockFamily } from "./locate.ts";

/**
 * Notes what a verified visit found of a family's house: a dated row of its own source ("VISIT") that starts from the
 * newest one, with every changed field in the history. Codes are those of the fields' lists. Returns how many fields
 * changed; undefined where the family is not in sight.
 */
export async function recordHousing(
  tx: Tx,
  input: {
    readonly familyId: string;
    readonly seenOn: string;
    readonly values: Readonly<Record<string, number>>;
  },
  meta: HistoryMeta,
): Promise<number | undefined> {
  const family = await lockFamily(tx, input.familyId);
  if (!family || family.status !== "active") return undefined;
  const key = [family.region_code, family.id] as const;
  const before = await sql<Record<string, unknown>>`
    select h.* from registry.housing_facts h where h.region_code = ${key[0]} and h.family_id = ${key[1]}
     order by h.cut_off_on desc, h.created_at desc limit 1`.execute(tx);
  const sent = Object.entries(input.values).flatMap(([field, value]) => {
    const known = housingFields[field];
    return known === undefined ? [] : [{ field, column: known.column, value }];
  });
  const changes = differences(
    sent.map(
      ({ field, column, value }) => [`housing.${field}`, before.rows[0]?.[column] ?? null, value] as const,
    ),
  );
  if (changes.length === 0) return 0;
  const columns = Object.values(housingFields).map(({ column }) => column);
  const values = new Map(sent.map(({ column, value }) => [column, value]));
  const written = columns.map((column) => values.get(column) ?? before.rows[0]?.[column] ?? null);
  const names = sql.join(columns.map((column) => sql.ref(column)));
  await sql`
    insert into registry.housing_facts (region_code, family_id, source, cut_off_on, place_code, ${names})
    values (${key[0]}, ${key[1]}, 'VISIT', ${input.seenOn}, ${family.place_code}, ${sql.join(written)})
    on conflict (region_code, family_id, source, cut_off_on) do update
       set ${sql.join(columns.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`))}, created_at = now()`.execute(
    tx,
  );
  await writeHistory(
    tx,
    { kind: "family", id: family.id, regionCode: key[0], placeCode: family.place_code, compartment: null },
    changes,
    meta,
  );
  return changes.length;
}
