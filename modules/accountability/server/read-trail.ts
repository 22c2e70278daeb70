import { sql } from "kysely";
import { userNames } from "#modules/identity/server/index.ts";
import { placeLabels } from "#modules/regions/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import type { TrailFilter, TrailLine } from "../contract/shapes.ts";

export interface TrailRow {
  readonly seq: bigint;
  readonly at: Date;
  readonly type: string;
  readonly operation: string;
  readonly actor_id: string | null;
  readonly ip: string | null;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly place_code: string | null;
  readonly purpose: string | null;
  readonly data: unknown;
  readonly sealed: boolean;
}

/**
 * One page of the trail, newest first, with one row more than asked where there are older ones. What the
 * caller may see is decided by the policy on app.audit: the own area, and the placeless for the province.
 */
export async function readTrail(
  tx: Tx,
  kind: "event" | "access",
  filter: TrailFilter & { readonly type?: string | undefined; readonly purpose?: string | undefined },
): Promise<{ rows: TrailRow[]; next: string | null }> {
  const none = sql`null`;
  const { rows } = await sql<TrailRow>`
    select a.seq, a.at, a.type, a.operation, a.actor_id, host(a.ip) as ip, a.subject_kind, a.subject_id,
           a.place_code, a.purpose, a.data,
           a.seq <= coalesce((select max(s.last_seq) from app.audit_seals s), 0) as sealed
    from app.audit a
    where a.kind = ${kind}
      and (${filter.after ?? null}::bigint is null or a.seq < ${filter.after ?? none})
      and (${filter.actorId ?? null}::uuid is null or a.actor_id = ${filter.actorId ?? none})
      and (${filter.subjectKind ?? null}::text is null or a.subject_kind = ${filter.subjectKind ?? none})
      and (${filter.subjectId ?? null}::text is null or a.subject_id = ${filter.subjectId ?? none})
      and (${filter.operation ?? null}::text is null or a.operation = ${filter.operation ?? none})
      and (${filter.from ?? null}::timestamptz is null or a.at >= ${filter.from ?? none})
      and (${filter.to ?? null}::timestamptz is null or a.at < ${filter.to ?? none})
      and (${filter.type ?? null}::text is null or a.type = ${filter.type ?? none}
           or regexp_replace(a.type, '[.]v[0-9]+$', '') = ${filter.type ?? none})
      and (${filter.purpose ?? null}::text is null or a.purpose = ${filter.purpose ?? none})
    order by a.seq desc
    limit ${filter.limit + 1}`.execute(tx);
  const page = rows.slice(0, filter.limit);
  return { rows: page, next: rows.length > filter.limit ? String(page.at(-1)?.seq ?? "") : null };
}

/** The part every line has, with names of officers and places put in. */
export async function toLines(tx: Tx, rows: readonly TrailRow[]): Promise<TrailLine[]> {
  const names = await userNames(
    tx,
    rows.flatMap((row) => row.actor_id ?? []),
  );
  const places = await placeLabels(
    tx,
    rows.flatMap((row) => row.place_code ?? []),
  );
  return rows.map((row) => ({
    seq: String(row.seq),
    at: row.at.toISOString(),
    operation: row.operation,
    actor: row.actor_id === null ? null : { userId: row.actor_id, name: names.get(row.actor_id) ?? null },
    subject: {
      kind: row.subject_kind,
      id: row.subject_id,
      place:
        row.place_code === null
          ? null
          : { code: row.place_code, name: places.get(row.place_code) ?? row.place_code },
    },
    ip: row.ip,
  }));
}
