import { shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listAccess } from "../contract/list-access.ts";
import { readTrail, toLines } from "./read-trail.ts";

export const handler = query(listAccess, async (tx, input) => {
  const { rows, next } = await readTrail(tx, "access", input);
  const lines = await toLines(tx, rows);
  return shown(
    { lines: lines.map((line, index) => ({ ...line, purpose: rows[index]?.purpose ?? "" })), next },
    { subjects: [{ kind: "access-log", id: input.subjectId ?? input.actorId ?? "-" }], purpose: "audit" },
  );
});
