import type { Database } from "#platform/db/connection.ts";

/** A line of the trail as the runner would write it. */
export async function aLine(
  database: Database,
  line: {
    readonly kind: "event" | "access";
    readonly subjectId: string;
    readonly placeCode: string | null;
    readonly type?: string;
    readonly actorId?: string;
    readonly at?: string;
    readonly purpose?: string;
  },
): Promise<void> {
  await database.owner.query(
    `insert into app.audit (kind, type, operation, actor_id, request_id, ip, subject_kind, subject_id, place_code, purpose, data, at)
     values ($1, $2, 'registry.change-person', $3, 'r', '127.0.0.1', 'person', $4, $5, $6, '{"field":"name"}', coalesce($7::timestamptz, now()))`,
    [
      line.kind,
      line.type ?? "registry.person-changed.v1",
      line.actorId ?? null,
      line.subjectId,
      line.placeCode,
      line.purpose ?? (line.kind === "access" ? "verification" : null),
      line.at ?? null,
    ],
  );
}
