import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { registryEvents } from "../contract/audit-events.ts";
import { mergePersons } from "../contract/merge-persons.ts";
import { joinPersons } from "./join-persons.ts";
import { settleMergedPair } from "./linkage/settle-merged-pair.ts";
import { lockPerson } from "./locate.ts";
import { staleDetails } from "./stale.ts";

export const handler = command(mergePersons, async (tx, input, { actor, now, newId }) => {
  if (input.keptId === input.mergedId) return refuse("SAME_RECORD");
  // Always in the same order, so that two merges of the same pair wait instead of blocking each other.
  const [first = "", second = ""] = [input.keptId, input.mergedId].toSorted();
  const locked = [await lockPerson(tx, first), await lockPerson(tx, second)];
  const kept = locked.find((person) => person?.id === input.keptId);
  const merged = locked.find((person) => person?.id === input.mergedId);
  if (!kept || !merged) return refuse("PERSON_NOT_FOUND");
  if (kept.life_status === "merged" || merged.life_status === "merged") return refuse("ALREADY_MERGED");
  if (kept.revision !== input.keptRevision || merged.revision !== input.mergedRevision)
    return refuse("STALE", { details: staleDetails(kept.revision, []) });
  if (kept.region_code !== merged.region_code) return refuse("DIFFERENT_REGION");
  const mergeId = newId();
  const meta = { actorId: actor.userId, at: now, reason: input.reason, mergeId };
  await settleMergedPair(tx, "person", kept.id, merged.id, meta, newId);
  const { revision } = await joinPersons(tx, kept, merged, input.take, meta);
  return done({ mergeId, revision }, [
    registryEvents["registry.persons-merged.v1"](
      { kind: "person", id: kept.id, placeCode: kept.place_code },
      { mergeId, mergedId: merged.id },
    ),
  ]);
});
