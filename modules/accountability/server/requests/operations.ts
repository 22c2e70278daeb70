import type { Operation } from "#platform/runtime/operation.ts";
import { handler as answerRequest } from "./answer-request.ts";
import { handler as getRequest } from "./get-request.ts";
import { handler as listRequests } from "./list-requests.ts";
import { handler as printRequestAnswer } from "./print-request-answer.ts";
import { handler as recordRequest } from "./record-request.ts";

export const operations: readonly Operation[] = [
  answerRequest,
  getRequest,
  listRequests,
  printRequestAnswer,
  recordRequest,
];
