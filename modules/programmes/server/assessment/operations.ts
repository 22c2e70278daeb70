import type { Operation } from "#platform/runtime/operation.ts";
import { handler as getAssessment } from "./get-assessment.ts";
import { getWhyWith } from "./get-why.ts";
import { handler as listAssessments } from "./list-assessments.ts";
import { handler as listCrossings } from "./list-crossings.ts";
import { handler as listFamilyMarks } from "./list-family-marks.ts";
import { printWhyWith } from "./print-why.ts";
import type { StandingOf } from "./standing-port.ts";
import { handler as startAssessment } from "./start-assessment.ts";

export const operationsWith = (standingOf: StandingOf): readonly Operation[] => [
  startAssessment,
  listAssessments,
  getAssessment,
  listCrossings,
  getWhyWith(standingOf),
  printWhyWith(standingOf),
  listFamilyMarks,
];
