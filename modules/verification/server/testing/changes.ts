import type { BuiltFamily } from "#modules/registry/server/testing/builders.ts";
import type { Database } from "#platform/db/connection.ts";
import { newId } from "#platform/kernel/ids.ts";

/** A visit's proposal to set a field of a family's head (or of its house: personal false). */
export async function aChange(
  database: Database,
  family: BuiltFamily,
  change: {
    readonly field: string;
    readonly before?: unknown;
    readonly after: unknown;
    readonly act?: string;
    readonly personal?: boolean;
    readonly compartment?: string | null;
    readonly proposedBy?: string;
  },
): Promise<string> {
  const id = newId();
  await database.owner.query(
    `insert into verification.change_proposals (region_code, id, place_code, compartment, origin, origin_id, family_id, person_id, act,
       field, before_value, after_value, proposed_at, proposed_by)
     values (left($1, 4), $2, $1, $3, 'visit', $4, $5, $6, $7, $8, $9::jsonb, $10::jsonb, now(), $11)`,
    [
      family.placeCode,
      id,
      change.compartment ?? null,
      newId(),
      family.id,
      change.personal === false ? null : family.head.id,
      change.act ?? "set-field",
      change.field,
      JSON.stringify(change.before ?? null),
      JSON.stringify(change.after),
      change.proposedBy ?? newId(),
    ],
  );
  return id;
}
