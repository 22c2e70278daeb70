import { shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listAudit } from "../contract/list-audit.ts";
import { readTrail, toLines } from "./read-trail.ts";

export const handler = query(listAudit, async (tx, input) => {
  const { rows, next } = await readTrail(tx, "event", input);
  const lines = await toLines(tx, rows);
  return shown(
    {
      lines: lines.map((line, index) => ({
        ...line,
        type: rows[index]?.type ?? "",
        data: rows[index]?.data,
        sealed: rows[index]?.sealed ?? false,
      })),
      next,
    },
    { subjects: [{ kind: "audit-trail", id: input.subjectId ?? input.actorId ?? "-" }], purpose: "audit" },
  );
});
