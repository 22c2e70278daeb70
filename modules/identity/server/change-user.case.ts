import { managedCase } from "./testkit/managed-case.ts";
import type { TestUser } from "./testkit/users.ts";

const change = (user: TestUser, baseRevision: number) => ({
  userId: user.userId,
  baseRevision,
  displayName: "Nama Lain",
  roles: ["tksk"],
  areaCode: "360214",
});

export const matrixCase = managedCase((user) => change(user, 1), {}, { stale: (user) => change(user, 0) });
