import { sql } from "kysely";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listSessions } from "../contract/list-sessions.ts";
import { sessionIdleMinutes } from "../domain/session-policy.ts";

interface Row {
  readonly id: string;
  readonly started_at: Date;
  readonly last_seen_at: Date;
  readonly expires_at: Date;
  readonly device: string;
  readonly ip: string | null;
  readonly method: "password" | "office" | "device";
}

export const handler = query(listSessions, async (tx, _input, { actor, now }) => {
  const { rows } = await sql<Row>`
    select s.id, s.started_at, s.last_seen_at, s.expires_at, s.device, host(s.ip) as ip, s.method
    from sessions s
    where s.user_id = ${actor.userId} and s.ended_at is null and s.expires_at > ${now}
      and s.last_seen_at > ${now}::timestamptz - make_interval(mins => ${sessionIdleMinutes})
    order by s.last_seen_at desc, s.id`.execute(tx);
  return plain({
    sessions: rows.map((row) => ({
      sessionId: row.id,
      current: row.id === actor.sessionId,
      startedAt: row.started_at.toISOString(),
      lastSeenAt: row.last_seen_at.toISOString(),
      endsAt: row.expires_at.toISOString(),
      device: row.device,
      ip: row.ip,
      method: row.method,
    })),
  });
});
