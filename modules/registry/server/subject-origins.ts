import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";

/** Where a record came from first, and what last changed it. */
export interface SubjectOrigin {
  readonly kind: "person" | "family";
  readonly id: string;
  readonly source: string;
  readonly batchId: string | null;
  readonly createdAt: Date;
  readonly createdBy: string | null;
  readonly lastChangedAt: Date | null;
  readonly lastSource: string | null;
  readonly lastBatchId: string | null;
  /** The dated welfare snapshot of a family that holds now. */
  readonly snapshot: {
    readonly source: string;
    readonly cutOffOn: string;
    readonly decile: number | null;
    readonly batchId: string | null;
  } | null;
}

/** Origins of persons and families by id, where the actor may see them. */
export async function subjectOrigins(tx: Tx, ids: readonly string[]): Promise<SubjectOrigin[]> {
  const { rows } = await sql<SubjectOrigin>`
    with subject as (
      select 'person' as kind, p.region_code, p.id, p.source, p.source_batch_id, p.created_at, p.created_by
        from registry.persons p
       where p.region_code = any ((select registry.regions_in_scope())::text[]) and p.id = any (${ids}::uuid[])
      union all
      select 'family', f.region_code, f.id, f.source, f.source_batch_id, f.created_at, f.created_by
        from registry.families f
       where f.region_code = any ((select registry.regions_in_scope())::text[]) and f.id = any (${ids}::uuid[])
    )
    select s.kind, s.id, s.source, s.source_batch_id as "batchId", s.created_at as "createdAt", s.created_by as "createdBy",
           c.changed_at as "lastChangedAt", c.source as "lastSource", c.source_batch_id as "lastBatchId", w.snapshot
      from subject s
      left join lateral (
        select c.changed_at, c.source, c.source_batch_id from registry.changes c
         where c.region_code = s.region_code and c.subject_id = s.id order by c.id desc limit 1) c on true
      left join lateral (
        select jsonb_build_object('source', w.source, 'cutOffOn', w.cut_off_on, 'decile', w.decile, 'batchId', w.source_batch_id) as snapshot
          from registry.welfare_snapshots w
         where w.region_code = s.region_code and w.family_id = s.id and s.kind = 'family'
         order by w.cut_off_on desc limit 1) w on true
     order by s.kind`.execute(tx);
  return rows;
}
