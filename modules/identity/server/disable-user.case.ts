import { managedCase } from "./testkit/managed-case.ts";

export const matrixCase = managedCase(({ userId }) => ({ userId, reason: "other" }));
