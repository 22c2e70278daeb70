import { sql } from "kysely";
import { placeLabels } from "#modules/regions/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import type { RealisationRow } from "../../contract/report-shapes.ts";

interface Row {
  readonly programme_code: string;
  readonly title: RealisationRow["programmeTitle"];
  readonly unit: RealisationRow["unit"];
  readonly region_code: string;
  readonly month: string;
  readonly waiting_count: number;
  readonly waiting: string;
  readonly paying_count: number;
  readonly paying: string;
  readonly received_count: number;
  readonly received: string;
  readonly returned_count: number;
  readonly returned: string;
}

/** Programme × region × month of a year, as the realisation and the account (LPJ) show it. */
export async function readRealisation(
  tx: Tx,
  input: { readonly year: number; readonly programmeCode?: string | undefined },
): Promise<RealisationRow[]> {
  const { rows } = await sql<Row>`
    with cell as (
      select e.programme_code, n.subject_kind as unit, e.region_code, to_char(e.due_on, 'YYYY-MM') as month, e.state,
             count(*)::int as n, sum(e.amount_rupiah) as rupiah
        from delivery.entitlements e
        join delivery.enrolments n on n.region_code = e.region_code and n.id = e.enrolment_id
       where e.due_on >= make_date(${input.year}, 1, 1) and e.due_on < make_date(${input.year + 1}, 1, 1)
         and e.state <> 'cancelled'
         and (${input.programmeCode ?? null}::text is null or e.programme_code = ${input.programmeCode ?? null})
       group by 1, 2, 3, 4, 5
    )
    select c.programme_code, v.definition -> 'title' as title, c.unit, c.region_code, c.month,
           coalesce(sum(c.n) filter (where c.state in ('due', 'held')), 0)::int as waiting_count,
           coalesce(sum(c.rupiah) filter (where c.state in ('due', 'held')), 0)::text as waiting,
           coalesce(sum(c.n) filter (where c.state = 'paying'), 0)::int as paying_count,
           coalesce(sum(c.rupiah) filter (where c.state = 'paying'), 0)::text as paying,
           coalesce(sum(c.n) filter (where c.state in ('paid', 'handed-over')), 0)::int as received_count,
           coalesce(sum(c.rupiah) filter (where c.state in ('paid', 'handed-over')), 0)::text as received,
           coalesce(sum(c.n) filter (where c.state = 'returned'), 0)::int as returned_count,
           coalesce(sum(c.rupiah) filter (where c.state = 'returned'), 0)::text as returned
      from cell c
      join lateral (select definition from programmes.versions v
                     where v.programme_code = c.programme_code order by v.state = 'approved' desc, v.number desc limit 1) v on true
     group by c.programme_code, v.definition, c.unit, c.region_code, c.month
     order by c.programme_code, c.month, c.region_code`.execute(tx);
  const regions = await placeLabels(
    tx,
    rows.map((row) => row.region_code),
  );
  return rows.map((row) => ({
    programmeCode: row.programme_code,
    programmeTitle: row.title,
    unit: row.unit,
    region: { code: row.region_code, name: regions.get(row.region_code) ?? row.region_code },
    month: row.month,
    entitled: {
      count: row.waiting_count + row.paying_count + row.received_count + row.returned_count,
      rupiah: String(BigInt(row.waiting) + BigInt(row.paying) + BigInt(row.received) + BigInt(row.returned)),
    },
    waiting: { count: row.waiting_count, rupiah: row.waiting },
    paying: { count: row.paying_count, rupiah: row.paying },
    received: { count: row.received_count, rupiah: row.received },
    returned: { count: row.returned_count, rupiah: row.returned },
  }));
}
