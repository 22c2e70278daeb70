import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { registryEvents } from "../contract/audit-events.ts";
import { changeFamily } from "../contract/change-family.ts";
import { differences, writeHistory } from "./history.ts";
import { addFamilyNumber } from "./insert-person.ts";
import { kkHolder, lockFamily } from "./locate.ts";
import { staleDetails } from "./stale.ts";
import { type Assignment, updateRow } from "./update-row.ts";

export const handler = command(changeFamily, async (tx, input, { actor, now }) => {
  const family = await lockFamily(tx, input.familyId);
  if (!family || family.status === "merged") return refuse("FAMILY_NOT_FOUND");
  const { kkNumber, headName } = input.changes;
  const sent = [
    ...(kkNumber === undefined ? [] : [["kkNumber", family.kk_number, kkNumber] as const]),
    ...(headName === undefined ? [] : [["headName", family.head_name, headName] as const]),
  ];
  if (family.revision !== input.baseRevision)
    return refuse("STALE", { details: staleDetails(family.revision, sent) });
  const changes = differences(sent);
  if (changes.length === 0) return refuse("NOTHING_CHANGED");
  const changed = new Set(changes.map((change) => change.field));
  const home = { regionCode: family.region_code, placeCode: family.place_code };
  const assignments: Assignment[] = [];
  if (kkNumber !== undefined && changed.has("kkNumber")) {
    const holder = kkNumber === null ? undefined : await kkHolder(tx, kkNumber, family.id);
    if (holder !== undefined) return refuse("KK_HELD_BY_ANOTHER", { details: { familyId: holder } });
    if (family.kk_number !== null)
      await sql`
        update registry.family_identifiers set ended_at = ${now}
         where number = ${family.kk_number} and kind = 'kk' and family_id = ${family.id}`.execute(tx);
    if (kkNumber !== null) await addFamilyNumber(tx, kkNumber, family.id, home);
    assignments.push(["kk_number", kkNumber]);
  }
  if (headName !== undefined && changed.has("headName")) assignments.push(["head_name", headName]);
  const revision = await updateRow(tx, "families", { ...home, id: family.id }, assignments, now);
  await writeHistory(tx, { kind: "family", id: family.id, ...home, compartment: null }, changes, {
    actorId: actor.userId,
    at: now,
    reason: input.reason,
  });
  return done({ revision }, [
    registryEvents["registry.family-changed.v1"](
      { kind: "family", id: family.id, placeCode: family.place_code },
      { fields: [...changed] },
    ),
  ]);
});
