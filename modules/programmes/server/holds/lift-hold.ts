import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { catalogueEvents } from "../../contract/catalogue-events.ts";
import { liftHold } from "../../contract/lift-hold.ts";
import { ownsProgramme } from "../catalogue/ownership.ts";

interface Row {
  readonly region_code: string;
  readonly place_code: string;
  readonly compartment: string | null;
  readonly programme_code: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly lifted_at: Date | null;
  readonly bidang: string | null;
}

export const handler = command(liftHold, async (tx, input, { actor, now }) => {
  const { rows } = await sql<Row>`
    select h.region_code, h.place_code, h.compartment, h.programme_code, h.subject_kind, h.subject_id, h.lifted_at, p.bidang
      from programmes.holds h join programmes.programmes p on p.code = h.programme_code
     where h.id = ${input.holdId} and h.region_code >= left((select app.area_from()), 4)
       and h.region_code < (select app.area_upto())
       for update of h`.execute(tx);
  const hold = rows[0];
  if (hold === undefined) return refuse("HOLD_NOT_FOUND");
  if (!ownsProgramme(actor, hold.bidang)) return refuse("NOT_YOUR_DIVISION");
  if (hold.lifted_at !== null) return refuse("HOLD_ALREADY_LIFTED");
  await sql`
    update programmes.holds h
       set lifted_at = ${now}, lifted_by = ${actor.userId}::uuid, lift_reason = ${input.reason}
     where h.region_code = ${hold.region_code} and h.id = ${input.holdId}`.execute(tx);
  return done({ holdId: input.holdId }, [
    catalogueEvents["programmes.hold-lifted.v1"](
      hold.compartment === null
        ? { kind: hold.subject_kind, id: hold.subject_id, placeCode: hold.place_code }
        : { kind: "programme-hold", id: input.holdId, placeCode: hold.place_code },
      { holdId: input.holdId, programmeCode: hold.programme_code },
    ),
  ]);
});
