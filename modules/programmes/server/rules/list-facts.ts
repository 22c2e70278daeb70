import { factFile } from "#platform/feel/facts.ts";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listFacts } from "../../contract/list-facts.ts";
import { programmeWords } from "./programme-words.ts";

export const handler = query(listFacts, async (tx, _input, { now }) => {
  const { facts, functions, lists } = factFile;
  return plain({ facts, functions, lists, programmes: await programmeWords(tx, now) });
});
