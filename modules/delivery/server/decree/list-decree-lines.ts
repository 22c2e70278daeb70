import { sql } from "kysely";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listDecreeLines } from "../../contract/list-decree-lines.ts";
import { findDecree } from "./decree-row.ts";
import { type LineRow, lineColumns, lineView } from "./line-view.ts";

export const handler = query(listDecreeLines, async (tx, { decreeId, regionCode, after, limit }) => {
  if (!(await findDecree(tx, decreeId))) return refuse("DECREE_NOT_FOUND");
  const where = sql`l.decree_id = ${decreeId} and (${regionCode ?? null}::text is null or l.region_code = ${regionCode ?? null})`;
  const { rows } = await sql<LineRow>`
    select ${lineColumns} from delivery.decree_lines l
     where ${where} and l.line > ${after} order by l.line limit ${limit + 1}`.execute(tx);
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from delivery.decree_lines l where ${where}`.execute(tx);
  const page = rows.slice(0, limit);
  return shown(
    {
      lines: page.map(lineView),
      total: counted.rows[0]?.total ?? 0,
      next: rows.length > limit ? (page.at(-1)?.line ?? null) : null,
    },
    {
      purpose: "list",
      subjects: page.flatMap(({ familyId, personId, placeCode }) => {
        const id = familyId ?? personId;
        return id === null ? [] : [{ kind: familyId === null ? "person" : "family", id, placeCode }];
      }),
    },
  );
});
