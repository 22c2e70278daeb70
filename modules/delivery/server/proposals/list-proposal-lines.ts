import { sql } from "kysely";
import { maskNumber } from "#platform/kernel/nik.ts";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listProposalLines } from "../../contract/list-proposal-lines.ts";

interface Row {
  readonly line: number;
  readonly name: string;
  readonly bornOn: string | null;
  readonly nik: string | null;
  readonly kk: string | null;
  readonly address: string;
  readonly placeLabel: string;
  readonly placeCode: string;
  readonly matchedBy: "nik" | "kk" | "name" | "officer" | null;
  readonly familyId: string | null;
  readonly field: string | null;
  readonly rule: string | null;
}

// A refused row shows where it stands and why, not its cells: nobody knows what they hold.
const refused = (listId: string) => sql`
  select r.line, '' as name, null::date as "bornOn", null::text as nik, null::text as kk, '' as address, '' as "placeLabel",
         r.place_code as "placeCode", null::text as "matchedBy", null::uuid as "familyId", r.field, r.rule
    from delivery.proposal_refusals r where r.list_id = ${listId}`;

const read = (listId: string, onlyUnmatched: boolean) => sql`
  select p.line, p.name, p.born_on as "bornOn", p.nik, p.kk_number as kk, p.address, p.place_label as "placeLabel",
         p.place_code as "placeCode", p.matched_by as "matchedBy", p.family_id as "familyId", null::text as field, null::text as rule
    from delivery.proposal_lines p where p.list_id = ${listId} and (not ${onlyUnmatched} or p.matched_by is null)`;

export const handler = query(listProposalLines, async (tx, { listId, show, after, limit }) => {
  const list = await sql`select 1 from delivery.proposal_lists l where l.id = ${listId}`.execute(tx);
  if (list.rows.length === 0) return refuse("PROPOSAL_LIST_NOT_FOUND");
  const source = show === "refused" ? refused(listId) : read(listId, show === "unmatched");
  const { rows } = await sql<Row>`
    select * from (${source}) s where s.line > ${after} order by s.line limit ${limit + 1}`.execute(tx);
  const counted = await sql<{ total: number }>`select count(*)::int as total from (${source}) s`.execute(tx);
  const page = rows.slice(0, limit);
  return shown(
    {
      lines: page.map((row) => ({
        line: row.line,
        name: row.name,
        bornOn: row.bornOn,
        nikMasked: row.nik === null ? null : maskNumber(row.nik),
        kkMasked: row.kk === null ? null : maskNumber(row.kk),
        address: row.address,
        placeLabel: row.placeLabel,
        matchedBy: row.matchedBy,
        familyId: row.familyId,
        refusal: row.field === null || row.rule === null ? null : { field: row.field, rule: row.rule },
      })),
      total: counted.rows[0]?.total ?? 0,
      next: rows.length > limit ? (page.at(-1)?.line ?? null) : null,
    },
    {
      purpose: "list",
      subjects: page.flatMap(({ familyId, placeCode }) =>
        familyId === null ? [] : [{ kind: "family", id: familyId, placeCode }],
      ),
    },
  );
});
