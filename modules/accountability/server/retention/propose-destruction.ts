import { createHash } from "node:crypto";
import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { proposeDestruction } from "../../contract/propose-destruction.ts";
import { registersEvents } from "../../contract/registers-events.ts";
import { nextNumber } from "../next-number.ts";
import type { Destroyer } from "./destroyers.ts";
import { findPastTheirTime, keptSince } from "./past-their-time.ts";

export const handler = command(proposeDestruction, async (tx, { classCode }, { actor, now, newId }) => {
  const { rows } = await sql<{ years: number | null; fate: string; destroyer: Destroyer | null }>`
    select c.years, c.fate, c.destroyer from accountability.retention_classes c where c.code = ${classCode}`.execute(
    tx,
  );
  const found = rows[0];
  if (!found) return refuse("CLASS_NOT_FOUND");
  const { years, destroyer } = found;
  if (found.fate !== "destroy" || years === null || destroyer === null)
    return refuse("CLASS_NOT_DESTROYABLE");
  const open = await sql`
    select 1 from accountability.destructions d
     where d.class_code = ${classCode} and d.place_code = ${actor.areaCode} and d.state = 'proposed'`.execute(
    tx,
  );
  if (open.rows.length > 0) return refuse("ALREADY_PROPOSED");
  const olderThanOn = keptSince(now, years);
  const ids = await findPastTheirTime(tx, destroyer, olderThanOn);
  if (ids.length === 0) return refuse("NOTHING_DUE");
  const destructionId = newId();
  const number = await nextNumber(tx, "BAM", now);
  const listSha256 = createHash("sha256").update(ids.join("\n")).digest();
  await sql`
    insert into accountability.destructions (id, number, place_code, class_code, older_than_on, record_count, record_ids,
      list_sha256, proposed_at, proposed_by)
    values (${destructionId}, ${number}, ${actor.areaCode}, ${classCode}, ${olderThanOn}, ${ids.length}, ${ids}::uuid[],
      ${listSha256}, ${now}, ${actor.userId})`.execute(tx);
  return done({ destructionId, number, recordCount: ids.length }, [
    registersEvents["accountability.destruction-proposed.v1"](
      { kind: "destruction", id: destructionId, placeCode: actor.areaCode },
      { number, classCode, count: ids.length },
    ),
  ]);
});
