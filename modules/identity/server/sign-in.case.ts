import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aUser, testPassword } from "./testkit/users.ts";

export const matrixCase: MatrixCase = {
  prepare: async (database) => {
    const user = await aUser(database);
    return { input: { username: user.username, password: testPassword } };
  },
};
