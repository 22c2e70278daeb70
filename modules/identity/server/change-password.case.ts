import { selfCase } from "./testkit/self-case.ts";
import { testPassword } from "./testkit/users.ts";

export const matrixCase = selfCase(() => ({ current: testPassword, next: "Gx7-kelapa-ungu-22" }));
