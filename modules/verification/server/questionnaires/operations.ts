import type { Operation } from "#platform/runtime/operation.ts";
import { handler as getQuestionnaire } from "./get-questionnaire.ts";
import { handler as listQuestionnaires } from "./list-questionnaires.ts";

export const operations: readonly Operation[] = [listQuestionnaires, getQuestionnaire];
