import { z } from "zod";

/** What the board counts; each has its list. `unserved` = meets the criteria, receives nothing; `wrongly` = served without meeting them; `twice` = listed twice. */
export const coverageKinds = [
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
