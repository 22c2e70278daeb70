import type { JobHandler } from "#platform/runtime/jobs.ts";
import type { Operation } from "#platform/runtime/operation.ts";
import { operationsWith as assessmentOperationsWith } from "./assessment/operations.ts";
import type { StandingOf } from "./assessment/standing-port.ts";
import { assess, assessJob } from "./assessment/work.ts";
import { operations as catalogueOperations } from "./catalogue/operations.ts";
import { operations as coverageOperations } from "./coverage/operations.ts";
import { operations as dmnOperations } from "./dmn/operations.ts";
import { operations as holdOperations } from "./holds/operations.ts";
import { operations as ruleOperations } from "./rules/operations.ts";
import { operations as simulationOperations } from "./simulation/operations.ts";

/** Operations of the module; `standingOf` tells the page of an explanation what was decided, read by whoever decides. */
export const operationsWith = (standingOf: StandingOf): readonly Operation[] => [
  ...catalogueOperations,
  ...holdOperations,
  ...ruleOperations,
  ...dmnOperations,
  ...assessmentOperationsWith(standingOf),
  ...coverageOperations,
  ...simulationOperations,
];

export const jobs: Readonly<Record<string, JobHandler>> = { [assessJob]: assess };

export { candidateSource } from "./assessment/candidate-source.ts";
export { explainSubject } from "./assessment/explain-subject.ts";
export type { CandidateSource, Explanation, Mark } from "./assessment/face-types.ts";
export { readMarks } from "./assessment/read-marks.ts";
export { type AssessmentRequest, assessPeriod, resumeAssessments } from "./assessment/work.ts";
export { loadProgrammes } from "./catalogue/load-programmes.ts";
