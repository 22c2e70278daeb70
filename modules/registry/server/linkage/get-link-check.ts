import { sql } from "kysely";
import type { z } from "zod";
import { shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { getLinkCheck } from "../../contract/get-link-check.ts";
import type { Side } from "./read-records.ts";

type Check = NonNullable<z.input<typeof getLinkCheck.output>["check"]>;

export const handler = query(getLinkCheck, async (tx, _input, { actor }) => {
  // A decision that was taken back meanwhile needs no second look.
  const waiting = sql`
    from registry.link_checks c join registry.link_pairs p on p.id = c.pair_id and p.act_id = c.act_id
   where c.checked_by is null and c.first_by <> ${actor.userId}`;
  const { rows } = await sql<{
    checkId: string;
    weight: number;
    parts: Check["parts"];
    records: Side[];
  }>`
    select c.id as "checkId", p.weight, p.parts, c.sides as records ${waiting} order by c.drawn_at, c.id limit 1`.execute(
    tx,
  );
  const counted = await sql<{ count: number }>`select count(*)::int as count ${waiting}`.execute(tx);
  const [check = null] = rows;
  return shown(
    { check, waiting: counted.rows[0]?.count ?? 0 },
    {
      purpose: "linkage-check",
      subjects: (check?.records ?? []).map((record) => ({
        kind: record.kind,
        id: record.id,
        placeCode: record.place.code,
      })),
    },
  );
});
