import { sql } from "kysely";
import { userNames } from "#modules/identity/server/index.ts";
import { maskNumber } from "#platform/kernel/nik.ts";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { type FindingKind, type Resolution, wholeDecreeKinds } from "../../contract/finding-kinds.ts";
import { listFindings } from "../../contract/list-findings.ts";
import { findDecree } from "../decree/decree-row.ts";
import { type LineRow, lineColumns, lineView, maskAccount } from "../decree/line-view.ts";
import { placeNamer } from "../place-label.ts";

interface Row {
  readonly id: string;
  readonly kind: FindingKind;
  readonly regionCode: string;
  readonly placeCode: string;
  readonly details: Record<string, string | number | null>;
  readonly resolution: Resolution | null;
  readonly reason: string | null;
  readonly resolvedAt: Date | null;
  readonly resolvedBy: string | null;
  readonly goneAt: Date | null;
  readonly lineNumber: number | null;
  readonly line: LineRow | null;
  readonly other: LineRow | null;
  readonly proposal: LineRow | null;
  readonly payment: PaymentRow | null;
}

interface PaymentRow {
  readonly reference: string;
  readonly state: string;
  readonly name: string;
  readonly nik: string | null;
  readonly accountNumber: string | null;
  readonly amountRupiah: string;
  readonly period: string;
  readonly stage: string;
  readonly batchId: string;
  readonly batchNumber: number;
  readonly familyId: string | null;
  readonly personId: string | null;
  readonly placeCode: string;
}

/** Ids of rows stay here; people see figures, dates and words. */
function shownDetails({
  paymentRegion: _region,
  paymentId: _id,
  ...details
}: Row["details"]): Row["details"] {
  return details;
}

function paymentView({
  nik,
  accountNumber,
  familyId: _family,
  personId: _person,
  placeCode: _place,
  ...row
}: PaymentRow) {
  return {
    ...row,
    nikMasked: nik === null ? null : maskNumber(nik),
    accountMasked: accountNumber === null ? null : maskAccount(accountNumber),
  };
}

const stateWhere = {
  open: sql`f.resolution is null and f.gone_at is null`,
  resolved: sql`f.resolution is not null`,
  gone: sql`f.gone_at is not null and f.resolution is null`,
};

const proposalColumns = sql`p.line, p.name, p.born_on as "bornOn", p.nik, p.kk_number as "kkNumber", p.account_number as "accountNumber",
  p.address, p.place_label as "placeLabel", coalesce(p.amount_rupiah, 0)::text as "amountRupiah", coalesce(p.times, 1) as times,
  coalesce(p.total_rupiah, 0)::text as "totalRupiah", 'grant' as effect, 'file' as origin, '' as because, p.family_id as "familyId",
  p.person_id as "personId", p.place_code as "placeCode"`;

const paymentColumns = sql`p.reference, p.state, p.name, p.nik, p.account_number as "accountNumber", p.amount_rupiah::text as "amountRupiah",
  t.period, t.stage, b.id as "batchId", b.number as "batchNumber", e.family_id as "familyId", e.person_id as "personId",
  p.place_code as "placeCode"`;

export const handler = query(listFindings, async (tx, input) => {
  if (!(await findDecree(tx, input.decreeId))) return refuse("DECREE_NOT_FOUND");
  const where = sql`f.decree_id = ${input.decreeId} and ${stateWhere[input.state]}
    and (${input.stage ?? null}::text is null or f.stage = ${input.stage ?? null})
    and (${input.kind ?? null}::text is null or f.kind = ${input.kind ?? null})
    and (${input.regionCode ?? null}::text is null or f.region_code = ${input.regionCode ?? null})`;
  const { rows } = await sql<Row>`
    with page as (
      select f.* from delivery.findings f where ${where}
         and (${input.after ?? null}::uuid is null
              or (f.kind, f.id) > (select a.kind, a.id from delivery.findings a where a.decree_id = ${input.decreeId} and a.id = ${input.after ?? null}::uuid))
       order by f.kind, f.id limit ${input.limit + 1})
    select f.id, f.kind, f.region_code as "regionCode", f.place_code as "placeCode", f.details, f.resolution, f.reason,
           f.resolved_at as "resolvedAt", f.resolved_by as "resolvedBy", f.gone_at as "goneAt", f.line as "lineNumber",
           (select row_to_json(x) from (select ${lineColumns} from delivery.decree_lines l
              where l.decree_id = f.decree_id and l.line = f.line) x) as line,
           (select row_to_json(x) from (select ${lineColumns} from delivery.decree_lines l
              where l.decree_id = coalesce((f.details->>'decreeId')::uuid, f.decree_id)
                and l.line = coalesce((f.details->>'line')::integer, f.other_line)) x) as other,
           (select row_to_json(x) from (select ${proposalColumns} from delivery.proposal_lines p
              where p.list_id = (f.details->>'listId')::uuid and p.line = (f.details->>'listLine')::integer) x) as proposal,
           (select row_to_json(x) from (select ${paymentColumns} from delivery.payments p
              join delivery.entitlements t on t.region_code = p.region_code and t.id = p.entitlement_id
              join delivery.enrolments e on e.region_code = p.region_code and e.id = p.enrolment_id
              join delivery.payment_batches b on b.id = p.batch_id
             where p.region_code = f.details->>'paymentRegion' and p.id = (f.details->>'paymentId')::uuid) x) as payment
      from page f order by f.kind, f.id`.execute(tx);
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from delivery.findings f where ${where}`.execute(tx);
  const page = rows.slice(0, input.limit);
  const names = await userNames(
    tx,
    page.flatMap((row) => row.resolvedBy ?? []),
  );
  const place = await placeNamer(
    tx,
    page.map((row) => row.placeCode),
  );
  return shown(
    {
      findings: page.map((row) => ({
        findingId: row.id,
        kind: row.kind,
        regionCode: row.regionCode,
        placeLabel: place(row.placeCode),
        state:
          row.resolution !== null
            ? ("resolved" as const)
            : row.goneAt !== null
              ? ("gone" as const)
              : ("open" as const),
        details: shownDetails(row.details),
        line: row.line === null ? null : lineView(row.line),
        other:
          row.other === null ? (row.proposal === null ? null : lineView(row.proposal)) : lineView(row.other),
        payment: row.payment === null ? null : paymentView(row.payment),
        resolution: row.resolution,
        reason: row.reason,
        resolvedAt: row.resolvedAt?.toISOString() ?? null,
        resolvedBy: row.resolvedBy === null ? null : (names.get(row.resolvedBy) ?? null),
        canRemove: row.line !== null && !wholeDecreeKinds.includes(row.kind),
      })),
      total: counted.rows[0]?.total ?? 0,
      next: rows.length > input.limit ? (page.at(-1)?.id ?? null) : null,
    },
    {
      purpose: "list",
      subjects: page.flatMap((row) =>
        [row.line, row.other, row.proposal, row.payment].flatMap((line) => {
          const id = line?.familyId ?? line?.personId;
          return line && id
            ? [{ kind: line.familyId ? "family" : "person", id, placeCode: line.placeCode }]
            : [];
        }),
      ),
    },
  );
});
