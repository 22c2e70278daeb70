import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { goodsEvents } from "../../contract/goods-events.ts";
import { recordHandover } from "../../contract/record-handover.ts";
import { handoverFault } from "../../domain/hand-over.ts";
import { pictureKind } from "../../domain/picture-kind.ts";
import { lockAllocation } from "./allocation-rows.ts";

const bytes = (base64: string | null) => (base64 === null ? null : Buffer.from(base64, "base64"));

/** "BAST-2026-000123": running per year; two at once wait for each other on the year's lock. */
async function nextMinutes(tx: Tx, year: string): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtext(${`bast ${year}`}))`.execute(tx);
  const { rows } = await sql<{
    n: number;
  }>`select delivery.count_handovers(${`BAST-${year}-`}) + 1 as n`.execute(tx);
  return `BAST-${year}-${String(rows[0]?.n ?? 1).padStart(6, "0")}`;
}

export const handler = command(recordHandover, async (tx, input, { actor, now, newId }) => {
  const row = await lockAllocation(tx, input.allocationId);
  if (!row) return refuse("ALLOCATION_NOT_FOUND");
  if (row.revision !== input.baseRevision) return refuse("STALE");
  if (row.state !== "allocated" && row.state !== "partly") return refuse("ALLOCATION_SETTLED");
  const happenedAt = new Date(input.happenedAt);
  if (happenedAt > now) return refuse("HAPPENED_IN_FUTURE");
  const left = row.quantity - row.handed_over;
  const fault = handoverFault(
    { ...input, hasSignature: input.signature !== null },
    left,
    row.serial_numbered,
  );
  if (fault !== undefined) return refuse(fault);

  // What is kept is served again to a browser: a picture it is by its own bytes, not by what was claimed.
  for (const picture of [bytes(input.signature), bytes(input.photo)])
    if (picture !== null && pictureKind(picture) === undefined) return refuse("PICTURE_WRONG");

  const move = async (kind: "hand-over" | "release", quantity: number) => {
    const moved = await sql<{ ok: boolean }>`
      select delivery.move_goods(${row.lot_id}, ${kind}, ${quantity}, ${row.id}, '', ${actor.userId}) as ok`.execute(
      tx,
    );
    return moved.rows[0]?.ok === true;
  };
  if (input.quantity > 0 && !(await move("hand-over", input.quantity))) return refuse("SHELF_EMPTY");
  // Who refuses gives the goods up for the next; who was not met keeps them set aside.
  if (input.outcome === "refused" && !(await move("release", left))) return refuse("SHELF_EMPTY");

  const handoverId = newId();
  const number = await nextMinutes(tx, String(new Date(now.getTime() + 7 * 3_600_000).getUTCFullYear()));
  await sql`
    insert into delivery.handovers (region_code, id, number, place_code, compartment, allocation_id, outcome, quantity, happened_at,
      receiver_name, receiver_relation, serial_number, fitted_on, signature, photo, latitude, longitude, accuracy_metres, note,
      recorded_at, recorded_by)
    values (${row.region_code}, ${handoverId}, ${number}, ${row.place_code}, ${row.compartment}, ${row.id}, ${input.outcome},
      ${input.quantity}, ${happenedAt}, ${input.receiverName}, ${input.receiverRelation}, ${input.serialNumber}, ${input.fittedOn},
      ${bytes(input.signature)}, ${bytes(input.photo)}, ${input.latitude}, ${input.longitude}, ${input.accuracyMetres}, ${input.note},
      ${now}, ${actor.userId})`.execute(tx);
  const state = { full: "handed-over", partial: "partly", refused: "refused", "not-met": row.state }[
    input.outcome
  ];
  await sql`
    update delivery.goods_allocations set state = ${state}, handed_over = handed_over + ${input.quantity}, revision = revision + 1
     where region_code = ${row.region_code} and id = ${row.id}`.execute(tx);
  const entitled = { full: "handed-over", partial: "held", refused: "held", "not-met": null }[input.outcome];
  if (entitled !== null)
    await sql`
      update delivery.entitlements
         set state = ${entitled}, held_because = ${entitled === "held" ? input.outcome : null}
       where region_code = ${row.region_code} and id = ${row.entitlement_id} and state in ('due', 'held')`.execute(
      tx,
    );
  return done({ handoverId, number, state }, [
    goodsEvents["delivery.goods-handed-over.v1"](
      { kind: "goods-allocation", id: row.id, placeCode: row.place_code },
      {
        number,
        outcome: input.outcome,
        quantity: input.quantity,
        hasPhoto: input.photo !== null,
        hasPlace: input.latitude !== null,
      },
    ),
  ]);
});
