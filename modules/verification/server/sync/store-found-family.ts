import { sql } from "kysely";
import type { z } from "zod";
import { placeExists } from "#modules/regions/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import { isInside } from "#platform/kernel/place-code.ts";
import type { FoundFamilyBody } from "../../contract/sync-shapes.ts";
import type { Stored } from "../visits/store-visit.ts";

const refused = (code: Extract<Stored, { outcome: "refused" }>["code"]): Stored => ({
  outcome: "refused",
  code,
  fields: [],
});

async function isHeld(tx: Tx, table: "person" | "family", numbers: readonly string[]): Promise<boolean> {
  if (numbers.length === 0) return false;
  const { rows } = await sql`
    select 1 from ${sql.table(`registry.${table}_identifiers`)} i
     where i.number = any (${numbers}::text[]) and i.kind = ${table === "person" ? "nik" : "kk"} and i.ended_at is null limit 1`.execute(
    tx,
  );
  return rows.length > 0;
}

/** A family nobody had on a list: waits for the region's verifier, who records it. */
export async function storeFoundFamily(
  tx: Tx,
  body: z.infer<typeof FoundFamilyBody>,
  by: { readonly userId: string; readonly itemId: string; readonly areaCode: string; readonly now: Date },
): Promise<Stored> {
  if (!isInside(body.placeCode, by.areaCode) || !(await placeExists(tx, body.placeCode)))
    return refused("PLACE_OUTSIDE_AREA");
  if (await isHeld(tx, "family", body.kkNumber === null ? [] : [body.kkNumber]))
    return refused("KK_HELD_BY_ANOTHER");
  const numbers = body.members.flatMap(({ nik }) => (nik === null ? [] : [nik]));
  if (await isHeld(tx, "person", numbers)) return refused("NIK_HELD_BY_ANOTHER");
  const { kkNumber, placeCode, address, rt, rw, latitude, longitude, members } = body;
  const after = {
    kkNumber,
    address: { placeCode, address, rt, rw, latitude, longitude },
    members: members.map(({ personId: _made, ...member }) => member),
  };
  await sql`
    insert into verification.change_proposals (region_code, place_code, origin, origin_id, family_id, act, after_value, reason,
      proposed_at, proposed_by)
    values (${placeCode.slice(0, 4)}, ${placeCode}, 'visit', ${by.itemId}, ${body.familyId}, 'create-family',
      ${JSON.stringify(after)}::jsonb, ${body.note}, ${by.now}, ${by.userId})`.execute(tx);
  return { outcome: "accepted", changes: 1 };
}
