import type { Database } from "#platform/db/connection.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aUser, type TestUser } from "./users.ts";

/** The matrix case of an administrator of 3602 acting on a user of one of its kecamatan. */
export function managedCase(
  input: (user: TestUser) => Record<string, unknown>,
  user: Parameters<typeof aUser>[1] = {},
  more: {
    readonly stale?: (user: TestUser) => Record<string, unknown>;
    readonly outsider?: NonNullable<MatrixCase["outsider"]>;
  } = {},
): MatrixCase {
  return {
    ...(more.outsider === undefined ? {} : { outsider: more.outsider }),
    prepare: async (database: Database) => {
      const self = await aUser(database, { roles: ["administrator"], areaCode: "3602" });
      const managed = await aUser(database, { areaCode: "360214", displayName: "Entis Kelola", ...user });
      return {
        input: input(managed),
        ...(more.stale ? { staleInput: more.stale(managed) } : {}),
        secrets: [managed.username, managed.nip, "Entis Kelola"],
        actor: {
          userId: self.userId,
          roles: ["administrator"],
          permissions: ["identity.user.read", "identity.user.manage"],
        },
        countEffects: async () => {
          const { rows } = await database.owner.query<{ n: number }>(
            "select count(*)::int as n from app.audit where kind = 'event' and actor_id = $1",
            [self.userId],
          );
          return rows[0]?.n ?? 0;
        },
      };
    },
  };
}
