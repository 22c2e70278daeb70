import { sql } from "kysely";
import { nameKey } from "#modules/registry/server/index.ts";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listAmendableLines } from "../../contract/list-amendable-lines.ts";
import { chainOf } from "./amended-lines.ts";
import { findDecree } from "./decree-row.ts";
import { type LineRow, lineColumns, lineView } from "./line-view.ts";

interface Row extends LineRow {
  readonly fromDecreeId: string;
  readonly fromNumber: string;
  readonly subjectId: string | null;
  readonly paidRupiah: string;
  readonly taken: boolean;
  readonly total: number;
}

const fewestDigits = 4;

export const handler = query(listAmendableLines, async (tx, { decreeId, text, limit }) => {
  const decree = await findDecree(tx, decreeId);
  if (!decree) return refuse("DECREE_NOT_FOUND");
  if (decree.kind !== "amending") return refuse("DECREE_NOT_AMENDING");
  const digits = text.replaceAll(/\D/g, "");
  const key = digits.length >= fewestDigits ? "" : nameKey(text);
  const { rows } = await sql<Row>`
    with chain as (${chainOf(decree)}),
    standing as (
      select l.*, d.number from chain c join delivery.decrees d on d.id = c.id
        join delivery.decree_lines l on l.decree_id = c.id and l.effect = 'grant'
       where not exists (
         select from delivery.decree_lines w join chain x on x.id = w.decree_id
          where w.effect = 'withdraw' and w.region_code = l.region_code and (w.nik = l.nik or w.subject_id = l.subject_id)
            and w.decree_id > l.decree_id)
         and (${key} = '' or strpos(l.name_key, ${key}) > 0)
         and (${digits.length < fewestDigits} or strpos(coalesce(l.nik, ''), ${digits}) > 0)),
    page as (select s.*, count(*) over ()::int as total from standing s order by s.decree_id, s.line limit ${limit})
    select ${lineColumns}, l.decree_id as "fromDecreeId", coalesce(l.number, '') as "fromNumber", l.subject_id as "subjectId", l.total,
           (select coalesce(sum(p.amount_rupiah), 0) from delivery.enrolments e
              join delivery.payments p on p.region_code = e.region_code and p.enrolment_id = e.id and p.state in ('sent', 'paid')
             where e.region_code = l.region_code and e.decree_id = l.decree_id and e.decree_line = l.line)::text as "paidRupiah",
           exists (select from delivery.decree_lines w where w.decree_id = ${decree.id} and w.effect = 'withdraw'
                    and w.region_code = l.region_code and (w.nik = l.nik or w.subject_id = l.subject_id)) as taken
      from page l order by l.decree_id, l.line`.execute(tx);
  return shown(
    {
      lines: rows.map(
        ({ fromDecreeId, fromNumber, subjectId, paidRupiah, taken, total: _total, ...row }) => ({
          ...lineView(row),
          fromDecreeId,
          fromNumber,
          subjectId,
          paidRupiah,
          taken,
        }),
      ),
      total: rows[0]?.total ?? 0,
    },
    {
      purpose: "list",
      subjects: rows.flatMap(({ familyId, personId, placeCode }) => {
        const id = familyId ?? personId;
        return id === null ? [] : [{ kind: familyId === null ? "person" : "family", id, placeCode }];
      }),
    },
  );
});
