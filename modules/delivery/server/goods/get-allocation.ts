import { sql } from "kysely";
import { userNames } from "#modules/identity/server/index.ts";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { getAllocation } from "../../contract/get-allocation.ts";
import type { Handover } from "../../contract/goods-shapes.ts";
import { allocationSubject, findAllocation, toAllocationLines } from "./allocation-rows.ts";

interface Row extends Omit<Handover, "happenedAt" | "recordedBy" | "events"> {
  readonly happenedAt: Date;
  readonly recordedBy: string;
  readonly events: Handover["events"];
}

export const handler = query(getAllocation, async (tx, input, { actor }) => {
  const row = await findAllocation(tx, input.allocationId);
  if (!row) return refuse("ALLOCATION_NOT_FOUND");
  const { rows } = await sql<Row>`
    select h.id as "handoverId", h.number, h.outcome, h.quantity, h.happened_at as "happenedAt",
           h.receiver_name as "receiverName", h.receiver_relation as "receiverRelation", h.serial_number as "serialNumber",
           h.fitted_on as "fittedOn", h.signature is not null as "hasSignature", h.photo is not null as "hasPhoto",
           h.latitude, h.longitude, h.accuracy_metres as "accuracyMetres", h.note, h.recorded_by as "recordedBy",
           coalesce((select jsonb_agg(jsonb_build_object('kind', v.kind, 'happenedOn', v.happened_on, 'note', v.note,
                                                         'recordedBy', v.recorded_by) order by v.id)
                       from delivery.handover_events v
                      where v.region_code = h.region_code and v.handover_id = h.id), '[]') as events
      from delivery.handovers h
     where h.region_code = ${row.region_code} and h.allocation_id = ${row.id} order by h.id`.execute(tx);
  const [line] = await toAllocationLines(tx, [row]);
  if (!line) return refuse("ALLOCATION_NOT_FOUND");
  const names = await userNames(
    tx,
    rows.flatMap((one) => [one.recordedBy, ...one.events.map((event) => event.recordedBy)]),
  );
  const open = row.state === "allocated" || row.state === "partly";
  const hands = actor.permissions.has("delivery.goods.hand-over");
  return shown(
    {
      ...line,
      serialNumbered: row.serial_numbered,
      needsFitting: row.needs_fitting,
      handovers: rows.map((one) => ({
        ...one,
        happenedAt: one.happenedAt.toISOString(),
        recordedBy: names.get(one.recordedBy) ?? "",
        events: one.events.map((event) => ({ ...event, recordedBy: names.get(event.recordedBy) ?? "" })),
      })),
      allowed: [
        ...(open && hands ? (["hand-over"] as const) : []),
        ...(open && actor.permissions.has("delivery.goods.manage") ? (["cancel"] as const) : []),
        ...(row.handed_over > 0 && hands ? (["aftercare"] as const) : []),
      ],
    },
    { purpose: "delivery", subjects: [allocationSubject(row)] },
  );
});
