import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { registryEvents } from "../contract/audit-events.ts";
import { mergeFamilies } from "../contract/merge-families.ts";
import { writeHistory } from "./history.ts";
import { addFamilyNumber } from "./insert-person.ts";
import { lockFamily } from "./locate.ts";
import { staleDetails } from "./stale.ts";
import { type Assignment, updateRow } from "./update-row.ts";

export const handler = command(mergeFamilies, async (tx, input, { actor, now, newId }) => {
  if (input.keptId === input.mergedId) return refuse("SAME_RECORD");
  const [first = "", second = ""] = [input.keptId, input.mergedId].toSorted();
  const locked = [await lockFamily(tx, first), await lockFamily(tx, second)];
  const kept = locked.find((family) => family?.id === input.keptId);
  const merged = locked.find((family) => family?.id === input.mergedId);
  if (!kept || !merged) return refuse("FAMILY_NOT_FOUND");
  if (kept.status === "merged" || merged.status === "merged") return refuse("ALREADY_MERGED");
  if (kept.revision !== input.keptRevision || merged.revision !== input.mergedRevision)
    return refuse("STALE", { details: staleDetails(kept.revision, []) });
  if (kept.place_code !== merged.place_code) return refuse("DIFFERENT_PLACE");

  const home = { regionCode: kept.region_code, placeCode: kept.place_code };
  const repointed = await sql<{ rows: Record<string, unknown> }>`
    select registry.repoint_family(${kept.region_code}, ${merged.id}, ${kept.id}) as rows`.execute(tx);
  const assignments: Assignment[] = [];
  if (kept.kk_number === null && merged.kk_number !== null) {
    await addFamilyNumber(tx, merged.kk_number, kept.id, home);
    assignments.push(["kk_number", merged.kk_number]);
  }
  if (kept.latitude === null && merged.latitude !== null)
    assignments.push(["latitude", merged.latitude], ["longitude", merged.longitude]);
  const revision = await updateRow(tx, "families", { ...home, id: kept.id }, assignments, now);
  await updateRow(
    tx,
    "families",
    { ...home, id: merged.id },
    [
      ["status", "merged"],
      ["merged_into", kept.id],
    ],
    now,
  );

  const mergeId = newId();
  const undo = {
    rows: repointed.rows[0]?.rows ?? {},
    keptBefore: Object.fromEntries(assignments.map(([column]) => [column, null])),
    keptAfter: Object.fromEntries(assignments),
    mergedBefore: { status: merged.status, merged_into: null },
  };
  await sql`
    insert into registry.merges (region_code, id, place_code, kind, kept_id, merged_id, repointed, reason, merged_at,
                                 merged_by)
    values (${kept.region_code}, ${mergeId}, ${kept.place_code}, 'family', ${kept.id}, ${merged.id},
            ${JSON.stringify(undo)}::jsonb, ${input.reason}, ${now}, ${actor.userId})`.execute(tx);
  const meta = { actorId: actor.userId, at: now, reason: input.reason };
  const subject = { kind: "family", ...home, compartment: null } as const;
  await writeHistory(
    tx,
    { ...subject, id: kept.id },
    [{ field: "merged", oldValue: null, newValue: merged.head_name }],
    meta,
  );
  await writeHistory(
    tx,
    { ...subject, id: merged.id },
    [{ field: "mergedInto", oldValue: null, newValue: kept.head_name }],
    meta,
  );
  return done({ mergeId, revision }, [
    registryEvents["registry.families-merged.v1"](
      { kind: "family", id: kept.id, placeCode: kept.place_code },
      { mergeId, mergedId: merged.id },
    ),
  ]);
});
