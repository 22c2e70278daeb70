import type { Operation } from "#platform/runtime/operation.ts";
import { handler as decideDestruction } from "./decide-destruction.ts";
import { handler as listRetention } from "./list-retention.ts";
import { handler as printDestruction } from "./print-destruction.ts";
import { handler as proposeDestruction } from "./propose-destruction.ts";

export const operations: readonly Operation[] = [
  decideDestruction,
  listRetention,
  printDestruction,
  proposeDestruction,
];
