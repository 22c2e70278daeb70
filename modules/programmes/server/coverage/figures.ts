import type { z } from "zod";
import type { CoverageKind } from "../../contract/coverage-shapes.ts";
import type { CoverageFigures } from "../../contract/get-coverage.ts";

export type Figures = z.output<typeof CoverageFigures>;

/** SQL condition of a kind on a state (0–63); bits as in 0031_assessments.sql. */
export const kindCondition: Readonly<Record<CoverageKind, (state: string) => string>> = {
  eligible: (state) => `${state} & 3 = 1`,
  unserved: (state) => `${state} & 7 = 1 and ${state} & 24 = 0`,
  served: (state) => `${state} & 4 <> 0`,
  wrongly: (state) => `${state} & 4 <> 0 and ${state} & 3 = 0`,
  twice: (state) => `${state} & 32 <> 0`,
  lacking: (state) => `${state} & 3 = 2`,
  overlap: (state) => `${state} & 3 <> 0 and ${state} & 8 <> 0`,
  "cooling-off": (state) => `${state} & 3 <> 0 and ${state} & 16 <> 0`,
};

/** SQL columns that sum a column of totals over the states of each figure. */
export const figureColumns = Object.entries({
  eligible: kindCondition.eligible,
  served: kindCondition.served,
  unserved: kindCondition.unserved,
  wrongly: kindCondition.wrongly,
  twice: kindCondition.twice,
  lacking: kindCondition.lacking,
  overlap: kindCondition.overlap,
  coolingOff: kindCondition["cooling-off"],
})
  .map(
    ([name, condition]) =>
      `coalesce(sum(t.subject_count) filter (where ${condition("t.state")}), 0)::int as "${name}"`,
  )
  .join(", ");

export const noFigures: Figures = {
  eligible: 0,
  served: 0,
  unserved: 0,
  wrongly: 0,
  twice: 0,
  lacking: 0,
  overlap: 0,
  coolingOff: 0,
};
