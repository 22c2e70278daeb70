export { matrixCase } from "./list-entitlements.case.ts";
