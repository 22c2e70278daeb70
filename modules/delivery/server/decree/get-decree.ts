import { sql } from "kysely";
import { userNames } from "#modules/identity/server/index.ts";
import { plain, refuse } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { PaperWords } from "../../contract/decree-shapes.ts";
import { getDecree } from "../../contract/get-decree.ts";
import { placeNamer } from "../place-label.ts";
import { allowedOnDecree } from "./allowed-actions.ts";
import { findDecree } from "./decree-row.ts";

interface More {
  readonly titleId: string;
  readonly titleEn: string;
  readonly unit: string;
  readonly form: string;
  readonly amendsId: string | null;
  readonly amendsNumber: string | null;
  readonly amendedBy: Array<{ decreeId: string; number: string | null; state: string }>;
  readonly selectionId: string | null;
  readonly announcedRupiah: bigint | null;
  readonly budgetTitle: string | null;
  readonly activityCode: string;
  readonly accountCode: string;
  readonly ceilingRupiah: bigint;
  readonly roomRupiah: bigint;
  readonly withdrawCount: number;
  readonly quota: number | null;
  readonly paper: unknown;
  readonly pdfSha256: Buffer | null;
  readonly paperState: "waiting" | "ready" | "failed" | null;
  readonly attachments: Array<{ position: number; title: string; lines: number; sha256: string }>;
  readonly reconciledAt: Date | null;
  readonly isReconciled: boolean;
  readonly openFindings: bigint;
  readonly batchId: string | null;
  readonly returnReason: string | null;
  readonly cancelReason: string | null;
  readonly madeAt: Date;
  readonly submittedAt: Date | null;
  readonly submittedBy: string | null;
  readonly checkedAt: Date | null;
  readonly signedAt: Date | null;
  readonly signedBy: string | null;
  readonly signatureKind: string | null;
  readonly enrolledAt: Date | null;
}

const select = (id: string) => sql<More>`
  select v.definition->'title'->>'id' as "titleId", v.definition->'title'->>'en' as "titleEn", v.definition->>'unit' as unit,
         v.definition->>'form' as form, d.amends_id as "amendsId",
         (select a.number from delivery.decrees a where a.id = d.amends_id) as "amendsNumber",
         coalesce((select jsonb_agg(jsonb_build_object('decreeId', m.id, 'number', m.number, 'state', m.state) order by m.id)
                     from delivery.decrees m where m.amends_id = d.id and m.state <> 'cancelled'), '[]') as "amendedBy",
         d.selection_id as "selectionId", d.announced_rupiah as "announcedRupiah", b.title as "budgetTitle",
         coalesce(b.activity_code, '') as "activityCode", coalesce(b.account_code, '') as "accountCode",
         coalesce(b.ceiling_rupiah, 0) as "ceilingRupiah",
         coalesce(b.ceiling_rupiah - b.reserved_rupiah - b.committed_rupiah - b.paid_rupiah + b.returned_rupiah, 0) as "roomRupiah",
         (select count(*)::int from delivery.decree_lines l where l.decree_id = d.id and l.effect = 'withdraw') as "withdrawCount",
         coalesce((select sum(q.value::int)::int from jsonb_each_text(coalesce(nullif(s.quota, '{}'), v.definition->'quota'->'byRegion')) q),
                  (v.definition->'quota'->>'total')::int) as quota,
         d.paper, d.pdf_sha256 as "pdfSha256", p.state as "paperState",
         coalesce((select jsonb_agg(jsonb_build_object('position', t.position, 'title', t.title, 'lines', t.line_count,
                                                       'sha256', encode(t.sha256, 'hex')) order by t.position)
                     from delivery.decree_attachments t where t.decree_id = d.id and t.decree_place_code = d.place_code), '[]') as attachments,
         d.reconciled_at as "reconciledAt",
         d.reconciled_sha256 is not null and (d.state <> 'draft' or d.reconciled_sha256 = delivery.list_sha256(d.id)) as "isReconciled",
         delivery.open_findings(d.id) as "openFindings",
         case d.state when 'checked' then p.batch_id when 'signed' then c.batch_id else d.reconcile_batch_id end as "batchId",
         d.return_reason as "returnReason", d.cancel_reason as "cancelReason", d.made_at as "madeAt", d.submitted_at as "submittedAt",
         d.submitted_by as "submittedBy", d.checked_at as "checkedAt", d.signed_at as "signedAt", d.signed_by as "signedBy",
         d.signature->>'kind' as "signatureKind", d.enrolled_at as "enrolledAt"
    from delivery.decrees d join programmes.versions v on v.id = d.version_id
    left join delivery.selections s on s.id = d.selection_id
    left join delivery.budgets b on b.id = d.budget_id
    left join delivery.decree_papers p on p.decree_id = d.id
    left join delivery.delivery_checks c on c.decree_id = d.id
   where d.id = ${id}`;

export const handler = query(getDecree, async (tx, { decreeId }, { actor, locale }) => {
  const decree = await findDecree(tx, decreeId);
  if (!decree) return refuse("DECREE_NOT_FOUND");
  const { rows } = await select(decreeId).execute(tx);
  const more = rows[0];
  if (!more) return refuse("DECREE_NOT_FOUND");
  const ids = [decree.madeBy, more.submittedBy, decree.checkedBy, more.signedBy].flatMap((id) => id ?? []);
  const names = await userNames(tx, ids);
  const place = await placeNamer(tx, [decree.placeCode]);
  const step = (at: Date | null, by: string | null) =>
    at === null || by === null ? null : { at: at.toISOString(), by: names.get(by) ?? "Sinergi" };
  const paperState = more.paperState ?? "none";
  const { actions, blockedBy } = allowedOnDecree(actor, decree, paperState);
  return plain({
    decreeId,
    kind: decree.kind,
    programmeCode: decree.programmeCode,
    programmeTitle: locale === "id" ? more.titleId : more.titleEn,
    period: decree.period,
    placeCode: decree.placeCode,
    placeLabel: place(decree.placeCode),
    title: decree.title,
    number: decree.number,
    datedOn: decree.datedOn,
    state: decree.state,
    lineCount: decree.lineCount,
    totalRupiah: String(decree.totalRupiah),
    openFindings: Number(more.openFindings),
    madeAt: more.madeAt.toISOString(),
    versionId: decree.versionId,
    unit: more.unit,
    form: more.form,
    startsOn: decree.startsOn,
    endsOn: decree.endsOn,
    amends: more.amendsId === null ? null : { decreeId: more.amendsId, number: more.amendsNumber },
    amendedBy: more.amendedBy,
    selectionId: more.selectionId,
    announcedRupiah: more.announcedRupiah === null ? null : String(more.announcedRupiah),
    budget:
      decree.budgetId === null || more.budgetTitle === null
        ? null
        : {
            budgetId: decree.budgetId,
            title: more.budgetTitle,
            activityCode: more.activityCode,
            accountCode: more.accountCode,
            ceilingRupiah: String(more.ceilingRupiah),
            roomRupiah: String(more.roomRupiah),
          },
    withdrawCount: more.withdrawCount,
    quota: more.quota,
    paper: PaperWords.parse(more.paper),
    listSha256: (decree.listSha256 ?? decree.reconciledSha256)?.toString("hex") ?? null,
    pdfSha256: more.pdfSha256?.toString("hex") ?? null,
    verifyCode: decree.verifyCode,
    paperState,
    attachments: more.attachments,
    reconciledAt: more.reconciledAt?.toISOString() ?? null,
    isReconciled: more.isReconciled,
    batchId: more.batchId,
    returnReason: more.returnReason,
    cancelReason: more.cancelReason,
    made: { at: more.madeAt.toISOString(), by: names.get(decree.madeBy) ?? "Sinergi" },
    submitted: step(more.submittedAt, more.submittedBy),
    checked: step(more.checkedAt, decree.checkedBy),
    signed: step(more.signedAt, more.signedBy),
    signatureKind: more.signatureKind,
    enrolledAt: more.enrolledAt?.toISOString() ?? null,
    revision: decree.revision,
    actions,
    blockedBy,
  });
});
