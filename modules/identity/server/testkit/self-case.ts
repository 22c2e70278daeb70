import type { Database } from "#platform/db/connection.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aSession, aUser, type TestUser } from "./users.ts";

/** The matrix case of an operation on the caller's own account: a user of the case's area with a session. */
export function selfCase(
  input: (database: Database, user: TestUser) => Promise<Record<string, unknown>> | Record<string, unknown>,
  user: Parameters<typeof aUser>[1] = {},
): MatrixCase {
  return {
    prepare: async (database) => {
      const self = await aUser(database, { areaCode: "3602", roles: ["pendamping"], ...user });
      const { sessionId } = await aSession(database, self.userId);
      return {
        input: await input(database, self),
        actor: { userId: self.userId, username: self.username, sessionId, areaCode: "3602" },
        countEffects: async () => {
          const { rows } = await database.owner.query<{ n: number }>(
            "select count(*)::int as n from app.audit where subject_id = $1 and kind = 'event'",
            [self.userId],
          );
          return rows[0]?.n ?? 0;
        },
      };
    },
  };
}
