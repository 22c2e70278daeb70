import type pg from "pg";
import type { FindingKind } from "../../contract/finding-kinds.ts";

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
  told as (select f.region_code, count(distinct f.line) filter (where f.kind like 'duplicate-%') as duplicates,
                  count(*) filter (where f.resolution is null) as open, count(*) filter (where f.resolution is not null) as resolved
             from delivery.findings f where f.decree_id = $1 and f.gone_at is null group by 1)
  select region_code as "regionCode", coalesce(proposed, 0)::int as proposed, coalesce(lines, 0)::int as lines,
         coalesce(duplicates, 0)::int as duplicates, coalesce(total, 0)::bigint as "totalRupiah", coalesce(open, 0)::int as open,
         coalesce(resolved, 0)::int as resolved
    from ours full join asked using (region_code) full join told using (region_code) order by 1`;

const byKind = `
  select f.kind, count(*) filter (where f.resolution is null)::int as open, count(*) filter (where f.resolution is not null)::int as resolved
    from delivery.findings f where f.decree_id = $1 and f.gone_at is null group by 1 order by 1`;

export async function readFigures(client: pg.ClientBase, decreeId: string): Promise<ReconciliationFigures> {
  const regions = await client.query<RegionFigures>(byRegion, [decreeId]);
  const kinds = await client.query<KindFigures>(byKind, [decreeId]);
  return { regions: regions.rows, kinds: kinds.rows };
}
