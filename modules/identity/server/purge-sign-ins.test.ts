import { expect, test } from "vitest";
import { useDatabase } from "#platform/testkit/database.ts";
import { purgeSignIns } from "./purge-sign-ins.ts";
import { aSession, aUser } from "./testkit/users.ts";

const db = useDatabase();

test("old sessions and attempts are forgotten, running and recent ones stay", async () => {
  const { userId } = await aUser(db());
  const days = (n: number) => new Date(Date.now() - n * 86_400_000);
  const old = await aSession(db(), userId, { startedAt: days(100) });
  const recent = await aSession(db(), userId, { startedAt: days(30) });
  const running = await aSession(db(), userId);
  await db().owner.query("insert into sign_in_attempts values ('user:a', 3, $1), ('user:b', 3, $2)", [
    days(8),
    days(1),
  ]);
  await purgeSignIns({}, { database: db(), signal: new AbortController().signal });
  const { rows } = await db().owner.query<{ id: string }>("select id from sessions where user_id = $1", [
    userId,
  ]);
  const kept = rows.map((row) => row.id);
  expect(kept).not.toContain(old.sessionId);
  expect(kept).toEqual(expect.arrayContaining([recent.sessionId, running.sessionId]));
  const attempts = await db().owner.query("select key from sign_in_attempts order by key");
  expect(attempts.rows).toEqual([{ key: "user:b" }]);
});
