import type { Operation } from "#platform/runtime/operation.ts";
import { operations as changeOperations } from "./changes/operations.ts";
import { operations as ladderOperations } from "./ladder/operations.ts";
import { operations as questionnaireOperations } from "./questionnaires/operations.ts";
import { operations as syncOperations } from "./sync/operations.ts";

export const operations: readonly Operation[] = [
  ...ladderOperations,
  ...changeOperations,
  ...questionnaireOperations,
  ...syncOperations,
];

export { loadQuestionnaires } from "./questionnaires/load-questionnaires.ts";
