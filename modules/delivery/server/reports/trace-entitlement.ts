import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";

/** What delivery knows about one entitlement, from the payment back to the proposal. */
export interface DeliveryTrace {
  readonly entitlementId: string;
  readonly placeCode: string;
  readonly programmeCode: string;
  readonly period: string;
  readonly stage: string;
  readonly dueOn: string;
  readonly amountRupiah: bigint;
  readonly state: string;
  readonly heldBecause: string | null;
  readonly subject: { readonly kind: string; readonly id: string; readonly name: string };
  readonly familyId: string | null;
  readonly personId: string | null;
  readonly enrolment: {
    readonly id: string;
    readonly from: string;
    readonly upto: string | null;
    readonly state: string;
  };
  readonly decree: {
    readonly id: string;
    readonly number: string;
    readonly datedOn: string | null;
    readonly signedAt: Date | null;
    readonly signedBy: string | null;
    readonly checkedBy: string | null;
    readonly madeBy: string;
    readonly listSha256: Buffer | null;
    readonly line: number;
    readonly origin: string;
    readonly because: string;
  };
  readonly selection: {
    readonly id: string;
    readonly title: string;
    readonly rank: number | null;
    readonly mark: string;
    readonly because: string;
    readonly versionId: string;
  } | null;
  readonly findings: ReadonlyArray<{
    readonly kind: string;
    readonly resolution: string | null;
    readonly reason: string | null;
    readonly resolvedBy: string | null;
    readonly gone: boolean;
  }>;
  readonly proposals: ReadonlyArray<{
    readonly listId: string;
    readonly letterNumber: string;
    readonly fileName: string;
    readonly proposedOn: string;
    readonly line: number;
  }>;
  readonly payments: ReadonlyArray<{
    readonly attempt: number;
    readonly reference: string;
    readonly state: string;
    readonly batchId: string;
    readonly batchNumber: number;
    readonly releasedAt: Date | null;
    readonly fileSha256: Buffer | null;
    readonly resultFile: string | null;
    readonly resultLine: number | null;
    readonly rejectClass: string | null;
    readonly stsNumber: string | null;
  }>;
}

interface Head {
  readonly region_code: string;
  readonly id: string;
  readonly place_code: string;
  readonly programme_code: string;
  readonly period: string;
  readonly stage: string;
  readonly due_on: string;
  readonly amount_rupiah: bigint;
  readonly state: string;
  readonly held_because: string | null;
  readonly enrolment_id: string;
  readonly enrolment_state: string;
  readonly from_on: string;
  readonly upto_on: string | null;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly family_id: string | null;
  readonly person_id: string | null;
  readonly name: string;
  readonly line: number;
  readonly origin: string;
  readonly because: string;
  readonly decree_id: string;
  readonly number: string | null;
  readonly dated_on: string | null;
  readonly signed_at: Date | null;
  readonly signed_by: string | null;
  readonly checked_by: string | null;
  readonly made_by: string;
  readonly list_sha256: Buffer | null;
  readonly selection_id: string | null;
}

/** The trail of an entitlement, where the actor may see it; undefined otherwise. */
export async function traceEntitlement(tx: Tx, entitlementId: string): Promise<DeliveryTrace | undefined> {
  const { rows } = await sql<Head>`
    select e.region_code, e.id, e.place_code, e.programme_code, e.period, e.stage, e.due_on, e.amount_rupiah, e.state,
           e.held_because, n.id as enrolment_id, n.state as enrolment_state, lower(n.during) as from_on,
           (upper(n.during) - 1)::text as upto_on, n.subject_kind, n.subject_id, n.family_id, n.person_id, l.name, l.line,
           l.origin, l.because, d.id as decree_id, d.number, d.dated_on, d.signed_at, d.signed_by, d.checked_by, d.made_by,
           d.list_sha256, d.selection_id
      from delivery.entitlements e
      join delivery.enrolments n on n.region_code = e.region_code and n.id = e.enrolment_id
      join delivery.decrees d on d.id = n.decree_id
      join delivery.decree_lines l on l.region_code = n.region_code and l.decree_id = n.decree_id and l.line = n.decree_line
     where e.region_code >= left((select app.area_from()), 4) and e.region_code < (select app.area_upto())
       and e.id = ${entitlementId}`.execute(tx);
  const head = rows[0];
  if (!head) return undefined;
  const selection = await sql<NonNullable<DeliveryTrace["selection"]>>`
    select s.id, s.title, c.rank, c.mark, c.because, s.version_id as "versionId"
      from delivery.selection_lines c join delivery.selections s on s.id = c.selection_id
     where c.region_code = ${head.region_code} and c.selection_id = ${head.selection_id} and c.subject_id = ${head.subject_id}`.execute(
    tx,
  );
  const findings = await sql<DeliveryTrace["findings"][number]>`
    select f.kind, f.resolution, f.reason, f.resolved_by as "resolvedBy", f.gone_at is not null as gone
      from delivery.findings f
     where f.decree_id = ${head.decree_id} and (f.line = ${head.line} or f.other_line = ${head.line})
     order by f.kind`.execute(tx);
  const proposals = await sql<DeliveryTrace["proposals"][number]>`
    select p.id as "listId", p.letter_number as "letterNumber", p.file_name as "fileName", p.proposed_on as "proposedOn", q.line
      from delivery.proposal_lines q join delivery.proposal_lists p on p.id = q.list_id
     where q.region_code = ${head.region_code} and p.programme_code = ${head.programme_code} and p.state = 'received'
       and (q.family_id = ${head.family_id} or q.person_id = ${head.person_id})
     order by p.proposed_on, q.line`.execute(tx);
  const payments = await sql<DeliveryTrace["payments"][number]>`
    select p.attempt, p.reference, p.state, b.id as "batchId", b.number as "batchNumber", b.released_at as "releasedAt",
           x.sha256 as "fileSha256", r.file_name as "resultFile", p.result_line as "resultLine",
           p.reject_class as "rejectClass", p.sts_number as "stsNumber"
      from delivery.payments p
      join delivery.payment_batches b on b.id = p.batch_id
      left join delivery.payment_files x on x.id = b.export_id
      left join delivery.payment_files r on r.id = p.result_file_id
     where p.region_code = ${head.region_code} and p.entitlement_id = ${head.id} order by p.attempt`.execute(
    tx,
  );
  return {
    entitlementId: head.id,
    placeCode: head.place_code,
    programmeCode: head.programme_code,
    period: head.period,
    stage: head.stage,
    dueOn: head.due_on,
    amountRupiah: head.amount_rupiah,
    state: head.state,
    heldBecause: head.held_because,
    subject: { kind: head.subject_kind, id: head.subject_id, name: head.name },
    familyId: head.family_id,
    personId: head.person_id,
    enrolment: { id: head.enrolment_id, from: head.from_on, upto: head.upto_on, state: head.enrolment_state },
    decree: {
      id: head.decree_id,
      number: head.number ?? "",
      datedOn: head.dated_on,
      signedAt: head.signed_at,
      signedBy: head.signed_by,
      checkedBy: head.checked_by,
      madeBy: head.made_by,
      listSha256: head.list_sha256,
      line: head.line,
      origin: head.origin,
      because: head.because,
    },
    selection: selection.rows[0] ?? null,
    findings: findings.rows,
    proposals: proposals.rows,
    payments: payments.rows,
  };
}
