import { sql } from "kysely";
import { userNames } from "#modules/identity/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";

import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { getEnrolment } from "../../contract/get-enrolment.ts";
import { maskAccount } from "../payment/mask-account.ts";
import { placeNamer } from "../place-label.ts";
import { type EnrolmentRow, enrolmentSubject, enrolmentView, findEnrolment } from "./enrolment-row.ts";

type Page = OutputOf<typeof getEnrolment>;

async function readEvents(tx: Tx, row: EnrolmentRow): Promise<Page["events"]> {
  const { rows } = await sql<Omit<Page["events"][number], "recordedAt"> & { recordedAt: Date }>`
    select v.id as "eventId", v.kind, v.happened_on as "happenedOn", v.reason, v.recorded_at as "recordedAt",
           v.recorded_by as "recordedBy"
      from delivery.enrolment_events v
     where v.region_code = ${row.regionCode} and v.enrolment_id = ${row.id} order by v.id`.execute(tx);
  const names = await userNames(
    tx,
    rows.map((event) => event.recordedBy),
  );
  return rows.map((event) => ({
    ...event,
    recordedAt: event.recordedAt.toISOString(),
    recordedBy: names.get(event.recordedBy) ?? "",
  }));
}

async function readEntitlements(tx: Tx, row: EnrolmentRow): Promise<Page["entitlements"]> {
  const { rows } = await sql<Page["entitlements"][number]>`
    select t.id as "entitlementId", t.period, t.stage, t.due_on as "dueOn", t.amount_rupiah::text as "amountRupiah", t.state,
           t.held_because as "heldBecause"
      from delivery.entitlements t
     where t.region_code = ${row.regionCode} and t.enrolment_id = ${row.id} order by t.due_on, t.stage`.execute(
    tx,
  );
  return rows;
}

async function readPayments(tx: Tx, row: EnrolmentRow): Promise<Page["payments"]> {
  const { rows } = await sql<Page["payments"][number]>`
    select p.id as "paymentId", p.batch_id as "batchId", b.number as "batchNumber", b.period, b.stage,
           p.attempt::int as attempt, p.amount_rupiah::text as "amountRupiah", p.state, p.reject_class as "rejectClass"
      from delivery.payments p join delivery.payment_batches b on b.id = p.batch_id
     where p.region_code = ${row.regionCode} and p.enrolment_id = ${row.id} order by b.number, p.attempt`.execute(
    tx,
  );
  return rows;
}

export const handler = query(getEnrolment, async (tx, { enrolmentId }) => {
  const row = await findEnrolment(tx, enrolmentId);
  if (!row) return refuse("ENROLMENT_NOT_FOUND");
  const decree = await sql<{ number: string | null }>`
    select d.number from delivery.decrees d where d.id = ${row.decreeId}`.execute(tx);
  const replacement = await sql<{ id: string }>`
    select e.id from delivery.enrolments e where e.replaces_id = ${row.id}`.execute(tx);
  const label = await placeNamer(tx, [row.placeCode]);
  return shown(
    {
      enrolment: enrolmentView(row, label),
      revision: row.revision,
      decree: {
        decreeId: row.decreeId,
        number: decree.rows[0]?.number ?? "",
        line: row.decreeLine > 0 ? row.decreeLine : null,
      },
      familyId: row.familyId,
      personId: row.personId,
      accountMasked: row.accountNumber === null ? null : maskAccount(row.accountNumber),
      accountName: row.accountName,
      replacesId: row.replacesId,
      replacedById: replacement.rows[0]?.id ?? null,
      events: await readEvents(tx, row),
      entitlements: await readEntitlements(tx, row),
      payments: await readPayments(tx, row),
    },
    { purpose: "view", subjects: [enrolmentSubject(row)] },
  );
});
