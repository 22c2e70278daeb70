import type pg from "pg";
import { type FindingKind, type FindingStage, findingKinds } from "../../contract/finding-kinds.ts";

/** Figures of one kabupaten/kota; "3600" holds the lines whose list names no region. */
export interface RegionFigures {
  readonly regionCode: string;
  readonly proposed: number;
  readonly lines: number;
  /** Lines that repeat an earlier line of the decree, each counted once whatever it repeats. */
  readonly duplicates: number;
  readonly totalRupiah: bigint;
  readonly open: number;
  readonly resolved: number;
  readonly paid: number;
  readonly paidRupiah: bigint;
  readonly returned: number;
  readonly handedOver: number;
}

export interface KindFigures {
  readonly kind: FindingKind;
  readonly open: number;
  readonly resolved: number;
}

export interface ReconciliationFigures {
  readonly regions: readonly RegionFigures[];
  readonly kinds: readonly KindFigures[];
}

/*
 * Through the actor's own eyes: another area's lines and findings are neither shown nor counted.
 */
const byRegion = `
  with d as (select * from delivery.decrees where id = $1),
  ours as (select l.region_code, count(*) as lines, sum(l.total_rupiah) as total from delivery.decree_lines l
            where l.decree_id = $1 and l.effect = 'grant' group by 1),
  asked as (select p.region_code, count(*) as proposed
              from d join delivery.proposal_lists pl on pl.programme_code = d.programme_code and pl.period = d.period
               and pl.state = 'received' and pl.purpose = 'proposal'
              join delivery.proposal_lines p on p.list_id = pl.id
             where starts_with(p.place_code, d.place_code) or starts_with(d.place_code, p.place_code) group by 1),
  went as (select t.region_code, count(distinct p.enrolment_id) filter (where p.state in ('sent', 'paid')) as paid,
                  sum(p.amount_rupiah) filter (where p.state in ('sent', 'paid')) as "paidRupiah",
                  count(*) filter (where p.state = 'rejected') as returned,
                  count(distinct t.enrolment_id) filter (where t.state = 'handed-over') as "handedOver"
             from delivery.entitlements t left join delivery.payments p on p.region_code = t.region_code and p.entitlement_id = t.id
            where t.decree_id = $1 and $2 = 'delivery' group by 1),
  told as (select f.region_code, count(distinct f.line) filter (where f.kind like 'duplicate-%') as duplicates,
                  count(*) filter (where f.resolution is null) as open, count(*) filter (where f.resolution is not null) as resolved
             from delivery.findings f where f.decree_id = $1 and f.stage = $2 and f.gone_at is null group by 1)
  select region_code as "regionCode", coalesce(proposed, 0)::int as proposed, coalesce(lines, 0)::int as lines,
         coalesce(duplicates, 0)::int as duplicates, coalesce(total, 0)::bigint as "totalRupiah", coalesce(open, 0)::int as open,
         coalesce(resolved, 0)::int as resolved, coalesce(paid, 0)::int as paid, coalesce("paidRupiah", 0)::bigint as "paidRupiah",
         coalesce(returned, 0)::int as returned, coalesce("handedOver", 0)::int as "handedOver"
    from ours full join asked using (region_code) full join told using (region_code) full join went using (region_code) order by 1`;

const byKind = `
  select f.kind, count(*) filter (where f.resolution is null)::int as open, count(*) filter (where f.resolution is not null)::int as resolved
    from delivery.findings f where f.decree_id = $1 and f.stage = $2 and f.gone_at is null group by 1`;

/** Kinds come in the order of the screen. */
export async function readFigures(
  client: pg.ClientBase,
  decreeId: string,
  stage: FindingStage,
): Promise<ReconciliationFigures> {
  const regions = await client.query<RegionFigures>(byRegion, [decreeId, stage]);
  const kinds = await client.query<KindFigures>(byKind, [decreeId, stage]);
  const place = (row: KindFigures) => findingKinds.indexOf(row.kind);
  return { regions: regions.rows, kinds: kinds.rows.toSorted((a, b) => place(a) - place(b)) };
}
