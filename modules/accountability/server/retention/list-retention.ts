import { sql } from "kysely";
import { userNames } from "#modules/identity/server/index.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listRetention } from "../../contract/list-retention.ts";
import type { Destroyer } from "./destroyers.ts";
import { type DestructionRow, toDestructions } from "./destruction-rows.ts";
import { findPastTheirTime, keptSince } from "./past-their-time.ts";

type ClassLine = OutputOf<typeof listRetention>["classes"][number];

export const handler = query(listRetention, async (tx, _input, { actor, now }) => {
  const { rows } = await sql<Omit<ClassLine, "dueCount" | "dueBeforeOn"> & { destroyer: Destroyer | null }>`
    select c.code, c.title, c.holds, c.years, c.after, c.fate, c.legal_basis as "legalBasis", c.unverified, c.destroyer
      from accountability.retention_classes c order by c.fate desc, c.years nulls last, c.code`.execute(tx);
  const classes: ClassLine[] = [];
  for (const { destroyer, ...line } of rows) {
    const destroyable = line.fate === "destroy" && line.years !== null && destroyer !== null;
    const before = destroyable && line.years !== null ? keptSince(now, line.years) : null;
    const due = before === null || destroyer === null ? null : await findPastTheirTime(tx, destroyer, before);
    classes.push({ ...line, dueBeforeOn: before, dueCount: due?.length ?? null });
  }
  const { rows: minutes } = await sql<DestructionRow>`
    select d.* from accountability.destructions d order by d.proposed_at desc limit 200`.execute(tx);
  const names = await userNames(
    tx,
    minutes.flatMap((row) => [row.proposed_by, ...(row.decided_by === null ? [] : [row.decided_by])]),
  );
  return plain({ classes, destructions: toDestructions(minutes, names, actor) });
});
