import type { JobHandler } from "#platform/runtime/jobs.ts";
import type { Operation } from "#platform/runtime/operation.ts";
import { operations as catalogueOperations } from "./catalogue/operations.ts";
import { operations as holdOperations } from "./holds/operations.ts";
import { operations as ruleOperations } from "./rules/operations.ts";

export const operations: readonly Operation[] = [
  ...catalogueOperations,
  ...holdOperations,
  ...ruleOperations,
];

export const jobs: Readonly<Record<string, JobHandler>> = {};

export { candidateSource } from "./assessment/candidate-source.ts";
export { explainSubject } from "./assessment/explain-subject.ts";
export type { CandidateSource, Explanation, Mark } from "./assessment/face-types.ts";
export { readMarks } from "./assessment/read-marks.ts";
export { loadProgrammes } from "./catalogue/load-programmes.ts";
