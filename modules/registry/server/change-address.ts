import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { registryEvents } from "../contract/audit-events.ts";
import { changeAddress } from "../contract/change-address.ts";
import { mayWriteAt } from "./area.ts";
import { differences, writeHistory } from "./history.ts";
import { lockFamily } from "./locate.ts";
import { movePairsOfFamily } from "./merge-parts.ts";
import { staleDetails } from "./stale.ts";
import { type Assignment, updateRow } from "./update-row.ts";

export const handler = command(changeAddress, async (tx, input, { actor, now, newId }) => {
  const family = await lockFamily(tx, input.familyId);
  if (!family || family.status === "merged") return refuse("FAMILY_NOT_FOUND");
  const { address } = input;
  const sent = [
    ["placeCode", family.place_code, address.placeCode],
    ["address", family.address, address.address],
    ["hamlet", family.hamlet, address.hamlet],
    ["rt", family.rt, address.rt],
    ["rw", family.rw, address.rw],
    ["latitude", family.latitude, address.latitude],
    ["longitude", family.longitude, address.longitude],
  ] as const;
  if (family.revision !== input.baseRevision)
    return refuse("STALE", { details: staleDetails(family.revision, sent) });
  const changes = differences(sent);
  if (changes.length === 0) return refuse("NOTHING_CHANGED");
  if (!(await mayWriteAt(tx, actor, address.placeCode))) return refuse("PLACE_OUTSIDE_AREA");

  const moved = address.placeCode !== family.place_code;
  if (moved)
    await sql`select registry.move_family(${family.region_code}, ${family.id}, ${address.placeCode})`.execute(
      tx,
    );
  if (moved) await movePairsOfFamily(tx, family.id, address.placeCode);
  const home = { regionCode: address.placeCode.slice(0, 4), placeCode: address.placeCode };
  const assignments: Assignment[] = sent.slice(1).map(([field, , value]) => [field, value] as const);
  const revision = await updateRow(tx, "families", { ...home, id: family.id }, assignments, now);
  const subject = { kind: "family", id: family.id, compartment: null } as const;
  const meta = { actorId: actor.userId, at: now, reason: input.reason };
  await writeHistory(tx, { ...subject, ...home }, changes, meta);
  if (input.movedOn !== null)
    await sql`
      insert into registry.life_events (region_code, id, family_id, place_code, kind, happened_on, destination, source, created_by)
      values (${home.regionCode}, ${newId()}, ${family.id}, ${home.placeCode}, 'moved', ${input.movedOn},
              ${address.placeCode}, 'officer', ${actor.userId})`.execute(tx);
  return done({ revision }, [
    moved
      ? registryEvents["registry.family-moved.v1"](
          { kind: "family", id: family.id, placeCode: home.placeCode },
          { fromPlaceCode: family.place_code, toPlaceCode: home.placeCode },
        )
      : registryEvents["registry.family-changed.v1"](
          { kind: "family", id: family.id, placeCode: home.placeCode },
          { fields: changes.map((change) => change.field) },
        ),
  ]);
});
