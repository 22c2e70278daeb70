import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { registryEvents } from "../contract/audit-events.ts";
import { mergeFamilies } from "../contract/merge-families.ts";
import { joinFamilies } from "./join-families.ts";
import { settleMergedPair } from "./linkage/settle-merged-pair.ts";
import { lockFamily } from "./locate.ts";
import { staleDetails } from "./stale.ts";

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
  const mergeId = newId();
  const meta = { actorId: actor.userId, at: now, reason: input.reason, mergeId };
  await settleMergedPair(tx, "family", kept.id, merged.id, meta, newId);
  const { revision } = await joinFamilies(tx, kept, merged, meta);
  return done({ mergeId, revision }, [
    registryEvents["registry.families-merged.v1"](
      { kind: "family", id: kept.id, placeCode: kept.place_code },
      { mergeId, mergedId: merged.id },
    ),
  ]);
});
