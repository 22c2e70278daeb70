import { sql } from "kysely";
import { userNames } from "#modules/identity/server/index.ts";
import { maskNumber } from "#platform/kernel/nik.ts";
import { shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listCommitments } from "../../contract/list-commitments.ts";
import { listedName } from "../initials.ts";
import { placeNamer } from "../place-label.ts";
import { enrolmentSubject, subjectJoins } from "./enrolment-row.ts";

interface Row {
  readonly id: string;
  readonly name: string;
  readonly compartment: string | null;
  readonly nik: string | null;
  readonly placeCode: string;
  readonly kept: boolean | null;
  readonly note: string | null;
  readonly checkedAt: Date | null;
  readonly checkedBy: string | null;
}

const stateOf = {
  open: sql`and k.kept is null`,
  kept: sql`and k.kept`,
  "not-kept": sql`and not k.kept`,
} as const;

const pattern = (name: string) => `%${name.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

export const handler = query(listCommitments, async (tx, input) => {
  const from = input.placeCode ?? "";
  const people = sql`delivery.enrolments e ${subjectJoins}
    left join delivery.commitment_checks k on k.region_code = e.region_code and k.enrolment_id = e.id
         and k.commitment = ${input.commitment} and k.period = ${input.period}
   where e.programme_code = ${input.programmeCode} and e.state <> 'ended'
     and e.place_code >= ${from} and e.place_code < ${`${from}:`}
     ${input.name === undefined || input.name === "" ? sql`` : sql`and coalesce(dl.name, sp.name, sf.head_name, sg.name, '') ilike ${pattern(input.name)}`}`;
  const counted = await sql<{ open: number; kept: number; notKept: number }>`
    select count(*) filter (where k.kept is null)::int as open, count(*) filter (where k.kept)::int as kept,
           count(*) filter (where not k.kept)::int as "notKept" from ${people}`.execute(tx);
  const { rows } = await sql<Row>`
    select e.id, coalesce(dl.name, sp.name, sf.head_name, sg.name, '') as name, e.compartment, dl.nik, e.place_code as "placeCode", k.kept, k.note,
           k.checked_at as "checkedAt", k.checked_by as "checkedBy"
      from ${people} ${input.state === undefined ? sql`` : stateOf[input.state]}
       ${input.after === undefined ? sql`` : sql`and (e.place_code, e.id) > (select a.place_code, a.id from delivery.enrolments a where a.id = ${input.after})`}
     order by e.place_code, e.id limit ${input.limit + 1}`.execute(tx);
  const words = await sql<{ label: { id: string; en: string }; text: { id: string; en: string } }>`
    select c.value -> 'label' as label, c.value -> 'text' as text
      from programmes.versions v cross join lateral jsonb_array_elements(v.definition -> 'commitments') c
     where v.programme_code = ${input.programmeCode} and c.value ->> 'code' = ${input.commitment}
     order by v.number desc limit 1`.execute(tx);
  const page = rows.slice(0, input.limit);
  const names = await userNames(
    tx,
    page.flatMap((row) => (row.checkedBy === null ? [] : [row.checkedBy])),
  );
  const label = await placeNamer(
    tx,
    page.map((row) => row.placeCode),
  );
  const counts = counted.rows[0] ?? { open: 0, kept: 0, notKept: 0 };
  const totals = { open: counts.open, kept: counts.kept, "not-kept": counts.notKept };
  const plainWords = { id: input.commitment, en: input.commitment };
  return shown(
    {
      recipients: page.map((row) => ({
        enrolmentId: row.id,
        name: listedName(row),
        nikMasked: row.nik === null || row.compartment !== null ? null : maskNumber(row.nik),
        placeCode: row.placeCode,
        placeLabel: label(row.placeCode),
        kept: row.kept,
        note: row.note ?? "",
        checkedAt: row.checkedAt?.toISOString() ?? null,
        checkedBy: row.checkedBy === null ? null : (names.get(row.checkedBy) ?? ""),
      })),
      counts,
      label: words.rows[0]?.label ?? plainWords,
      text: words.rows[0]?.text ?? { id: "", en: "" },
      total: input.state === undefined ? counts.open + counts.kept + counts.notKept : totals[input.state],
      next: rows.length > input.limit ? (page.at(-1)?.id ?? null) : null,
    },
    { purpose: "list", subjects: page.map(enrolmentSubject) },
  );
});
