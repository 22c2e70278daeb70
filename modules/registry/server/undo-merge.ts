import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { registryEvents } from "../contract/audit-events.ts";
import { undoMerge } from "../contract/undo-merge.ts";
import { reopenMergedPair } from "./linkage/settle-merged-pair.ts";
import { lockMerge, takeMergeBack } from "./take-merge-back.ts";

export const handler = command(undoMerge, async (tx, input, { actor, now, newId }) => {
  const merge = await lockMerge(tx, input.mergeId);
  if (!merge) return refuse("MERGE_NOT_FOUND");
  if (merge.undone_at !== null) return refuse("ALREADY_UNDONE");
  const meta = { actorId: actor.userId, at: now, reason: input.reason };
  const back = await takeMergeBack(tx, merge, meta);
  if (!back.ok) return refuse(back.fault);
  await reopenMergedPair(tx, merge, { ...meta, mergeId: merge.id }, newId);
  return done({ kind: merge.kind, restoredId: merge.merged_id }, [
    registryEvents["registry.merge-undone.v1"](
      { kind: merge.kind, id: merge.kept_id, placeCode: back.keptPlace },
      { mergeId: input.mergeId },
    ),
  ]);
});
