import type { Operation } from "#platform/runtime/operation.ts";
import { handler as getAssessment } from "./get-assessment.ts";
import { handler as getWhy } from "./get-why.ts";
import { handler as listAssessments } from "./list-assessments.ts";
import { handler as listCrossings } from "./list-crossings.ts";
import { handler as listFamilyMarks } from "./list-family-marks.ts";
import { handler as printWhy } from "./print-why.ts";
import { handler as startAssessment } from "./start-assessment.ts";

export const operations: readonly Operation[] = [
  startAssessment,
  listAssessments,
  getAssessment,
  listCrossings,
  getWhy,
  printWhy,
  listFamilyMarks,
];
