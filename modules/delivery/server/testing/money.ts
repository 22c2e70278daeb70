/** The inner steps a browser story takes without a screen: money moved by hand, entitlements made at once. */
export { moveBudget } from "../budget/move-budget.ts";
export { handler as generateEntitlementsHandler } from "../enrolment/generate-entitlements.ts";
