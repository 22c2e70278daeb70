import { z } from "zod";

/**
 * What the board counts; each has its list. `eligible` = meets the criteria, served or not; `unserved` = meets the
 * criteria, receives nothing; `wrongly` = served without meeting them; `twice` = listed twice.
 */
export const coverageKinds = [
  "eligible",
  "unserved",
  "served",
  "wrongly",
  "twice",
  "lacking",
  "overlap",
  "cooling-off",
] as const;
export const CoverageKind = z.enum(coverageKinds);
export type CoverageKind = z.output<typeof CoverageKind>;
