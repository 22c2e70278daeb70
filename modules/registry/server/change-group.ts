import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { registryEvents } from "../contract/audit-events.ts";
import { changeGroup } from "../contract/change-group.ts";
import { lockGroup } from "./group-rows.ts";
import { differences, writeHistory } from "./history.ts";
import { staleDetails } from "./stale.ts";
import { type Assignment, updateRow } from "./update-row.ts";

export const handler = command(changeGroup, async (tx, input, { actor, now }) => {
  const group = await lockGroup(tx, input.groupId);
  if (!group) return refuse("GROUP_NOT_FOUND");
  const { name, kind } = input.changes;
  const sent = [
    ...(name === undefined ? [] : [["name", group.name, name] as const]),
    ...(kind === undefined ? [] : [["kind", group.kind, kind] as const]),
  ];
  if (group.revision !== input.baseRevision)
    return refuse("STALE", { details: staleDetails(group.revision, sent) });
  const changes = differences(sent);
  if (changes.length === 0) return refuse("NOTHING_CHANGED");
  const assignments = changes.map((change): Assignment => [change.field, change.newValue]);
  const revision = await updateRow(
    tx,
    "groups",
    { regionCode: group.region_code, id: group.id },
    assignments,
  );
  await writeHistory(
    tx,
    {
      kind: "group",
      id: group.id,
      regionCode: group.region_code,
      placeCode: group.place_code,
      compartment: null,
    },
    changes,
    { actorId: actor.userId, at: now, reason: input.reason },
  );
  return done({ revision }, [
    registryEvents["registry.group-changed.v1"](
      { kind: "group", id: group.id, placeCode: group.place_code },
      { fields: changes.map((change) => change.field) },
    ),
  ]);
});
