import { selfCase } from "./testkit/self-case.ts";

export const matrixCase = selfCase(() => ({ purpose: "routine-audit", reference: "700/123/ST/2026" }), {
  roles: ["auditor"],
});
