import { sql } from "kysely";
import { ProgrammeDefinition } from "#modules/programmes/contract/definition.ts";
import { candidateSource } from "#modules/programmes/server/index.ts";
import type { Progress } from "#platform/batch/progress.ts";
import { BatchFailed } from "#platform/batch/run-batch.ts";
import type { Database } from "#platform/db/connection.ts";
import { inScope, noScope, type Tx } from "#platform/db/tx.ts";
import { rankOrderSql } from "../../domain/rank-order.ts";

/** Reserves kept per kabupaten/kota: as many as its quota, but not fewer than this. */
const fewestReserves = 100;

interface SelectionRow {
  readonly state: string;
  readonly versionId: string;
  readonly programmeCode: string;
  readonly period: string;
  readonly placeCode: string;
  readonly quota: Record<string, number>;
  readonly ceilingRupiah: bigint | null;
  readonly fromProposals: boolean;
  readonly definition: unknown;
}

async function fill(
  tx: Tx,
  selectionId: string,
  selection: SelectionRow,
  compartments: readonly string[],
): Promise<number> {
  const definition = ProgrammeDefinition.parse(selection.definition);
  const source = await candidateSource(tx, selection);
  if (source === null) throw new BatchFailed("NOT_ASSESSED");
  const quota = Object.keys(selection.quota).length > 0 ? selection.quota : definition.quota.byRegion;
  const total = Object.keys(selection.quota).length > 0 ? null : definition.quota.total;
  const hasQuota = Object.keys(quota).length > 0;
  const order = sql.raw(rankOrderSql(definition.ranking));
  const assessment = JSON.stringify({ assessmentId: source.assessmentId, asOfOn: source.asOfOn });
  // Candidates once, with what ties are broken by; then ranks, quota, running sum: one statement.
  const { rows } = await sql<{ n: number }>`
    with candidates as materialized (
      select s.* from ${source.relation} as s
       where s.status = 'eligible' and s.hold is null and (s.compartment is null or s.compartment = any (${[...compartments]}::text[]))
         and (not ${selection.fromProposals} or exists (
           select from delivery.proposal_lines p join delivery.proposal_lists l on l.id = p.list_id and l.state = 'received'
              and l.purpose = 'proposal' and l.programme_code = ${selection.programmeCode} and l.period = ${selection.period}
            where p.region_code = s.region_code
              and (p.family_id = s.family_id or (s.person_id is not null and p.person_id = s.person_id))))),
    told as (
      select s.*, w.decile, h.born_on as head_born_on, coalesce(f.created_at, h.created_at) as recorded_at,
             sha256(convert_to(${selectionId} || s.subject_id::text, 'UTF8')) as lot
        from candidates s
        left join registry.families f on f.region_code = s.region_code and f.id = s.family_id
        left join lateral (
          select x.decile from registry.welfare_snapshots x where x.region_code = s.region_code and x.family_id = s.family_id
           order by x.cut_off_on desc limit 1) w on true
        left join lateral (
          select p.born_on, p.created_at from registry.persons p
           where p.region_code = s.region_code and p.family_id = s.family_id and p.life_status = 'alive'
           order by p.relation = 1 desc nulls last, p.born_on nulls last limit 1) h on true),
    ranked as (
      select c.*, row_number() over (partition by c.region_code order by ${order}) as rank,
             row_number() over (order by ${order}) as overall,
             case when ${hasQuota} then coalesce((${JSON.stringify(quota)}::jsonb->>c.region_code)::integer, 0) end as quota
        from told c),
    summed as (
      select r.*, (r.quota is null or r.rank <= r.quota) as within,
             sum(r.amount_rupiah) filter (where r.quota is null or r.rank <= r.quota) over (order by r.overall) as spent,
             count(*) filter (where r.quota is null or r.rank <= r.quota) over (order by r.overall) as taken
        from ranked r),
    marked as (
      select s.*, s.within and (${selection.ceilingRupiah}::bigint is null or s.spent <= ${selection.ceilingRupiah}::bigint)
               and (${total}::integer is null or s.taken <= ${total}::integer) as chosen from summed s),
    counted as (
      select m.*, count(*) filter (where not m.chosen) over (partition by m.region_code order by m.rank) as reserve_no from marked m),
    stored as (
      insert into delivery.selection_lines (region_code, selection_id, subject_id, subject_kind, place_code, compartment, family_id, person_id,
        rank, rank_values, amount_rupiah, parts, mark, assessment)
      select c.region_code, ${selectionId}, c.subject_id, case when ${definition.unit} = 'household' then 'household' else c.subject_kind end,
             c.place_code, c.compartment, c.family_id, c.person_id, c.rank, c.rank_values, c.amount_rupiah, c.parts,
             case when c.chosen then 'selected' else 'reserve' end, ${assessment}::jsonb
        from counted c
       where c.chosen or c.reserve_no <= greatest(coalesce(c.quota, 0), ${fewestReserves})
      returning mark)
    select count(*) filter (where mark = 'selected')::int as n from stored`.execute(tx);
  return rows[0]?.n ?? 0;
}

/**
 * Fills a selection: candidates of the assessment in the order of the programme's ranking, up to the quota of each
 * kabupaten/kota, and down the overall ranking up to the ceiling (nobody further down is taken because somebody before
 * was too dear). One transaction: a crash leaves it empty, and the job fills it again.
 */
export async function runSelection(
  database: Database,
  selectionId: string,
  compartments: readonly string[],
  progress: Progress,
): Promise<{ selected: number }> {
  return inScope(database.loader, noScope, "read write", async (tx) => {
    const { rows } = await sql<SelectionRow>`
      select s.state, s.version_id as "versionId", s.programme_code as "programmeCode", s.period, s.place_code as "placeCode", s.quota,
             s.ceiling_rupiah as "ceilingRupiah", s.from_proposals as "fromProposals", v.definition
        from delivery.selections s join programmes.versions v on v.id = s.version_id
       where s.id = ${selectionId} and s.state = 'working' for update of s`.execute(tx);
    const selection = rows[0];
    if (!selection) throw new BatchFailed("SELECTION_NOT_OPEN");
    await progress.phase("select", null);
    await sql`set local work_mem = '128MB'`.execute(tx);
    const selected = await fill(tx, selectionId, selection, compartments);
    await progress.check();
    await sql`update delivery.selections s set state = 'open', revision = s.revision + 1 where s.id = ${selectionId}`.execute(
      tx,
    );
    return { selected };
  });
}
