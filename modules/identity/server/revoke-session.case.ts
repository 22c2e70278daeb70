import { selfCase } from "./testkit/self-case.ts";
import { aSession } from "./testkit/users.ts";

export const matrixCase = selfCase(async (database, user) => {
  const { sessionId } = await aSession(database, user.userId);
  return { sessionId };
});
