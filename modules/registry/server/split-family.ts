import { sql } from "kysely";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { registryEvents } from "../contract/audit-events.ts";
import { splitFamily } from "../contract/split-family.ts";
import { writeHistory } from "./history.ts";
import { addFamilyNumber } from "./insert-person.ts";
import { kkHolder, lockFamily, type PersonRow } from "./locate.ts";
import { staleDetails } from "./stale.ts";
import { updateRow } from "./update-row.ts";

export const handler = command(splitFamily, async (tx, input, { actor, now, newId }) => {
  const family = await lockFamily(tx, input.familyId);
  if (!family || family.status !== "active") return refuse("FAMILY_NOT_FOUND");
  const { rows: members } = await sql<PersonRow>`
    select * from registry.persons
     where region_code = ${family.region_code} and family_id = ${family.id} and life_status <> 'merged' for update`.execute(
    tx,
  );
  const leaving = input.personIds.flatMap((id) => members.filter((member) => member.id === id));
  if (family.revision !== input.baseRevision)
    return refuse("STALE", {
      details: staleDetails(family.revision, [["members", members.length, leaving.length]]),
    });
  const [newHead] = leaving;
  if (!newHead || leaving.length < new Set(input.personIds).size) return refuse("NOT_A_MEMBER");
  if (leaving.length === members.length) return refuse("NOBODY_LEFT");
  if (input.splitOn > civilDateInWib(now)) return refuse("DATE_IN_FUTURE");
  if (input.kkNumber !== null && (await kkHolder(tx, input.kkNumber, null)) !== undefined)
    return refuse("KK_HELD_BY_ANOTHER");

  const newFamilyId = newId();
  const home = { regionCode: family.region_code, placeCode: family.place_code };
  const ids = leaving.map((member) => member.id);
  await sql`
    insert into registry.families (region_code, id, place_code, household_id, kk_number, head_name, address, hamlet, rt, rw,
                                   latitude, longitude, source, created_by)
    select f.region_code, ${newFamilyId}, f.place_code, f.household_id, ${input.kkNumber}, ${newHead.name}, f.address,
           f.hamlet, f.rt, f.rw, f.latitude, f.longitude, 'officer', ${actor.userId}
      from registry.families f where f.region_code = ${family.region_code} and f.id = ${family.id}`.execute(
    tx,
  );
  if (input.kkNumber !== null) await addFamilyNumber(tx, input.kkNumber, newFamilyId, home);
  await sql`
    insert into registry.past_memberships (region_code, person_id, family_id, during, relation, place_code, compartment,
                                           ended_because)
    select p.region_code, p.id, p.family_id,
           daterange(least(p.family_since_on, ${input.splitOn}::date), ${input.splitOn}::date, '[]'), p.relation,
           p.place_code, p.compartment, 'split-family'
      from registry.persons p where p.region_code = ${family.region_code} and p.id = any (${ids}::uuid[])
    on conflict do nothing`.execute(tx);
  await sql`
    update registry.persons p
       set family_id = ${newFamilyId}, family_since_on = ${input.splitOn}, revision = p.revision + 1, changed_at = ${now},
           relation = case when p.id = ${newHead.id} then 1 else p.relation end
     where p.region_code = ${family.region_code} and p.id = any (${ids}::uuid[])`.execute(tx);
  for (const [familyId, kind] of [
    [family.id, "split-family"],
    [newFamilyId, "split-family"],
  ] as const)
    await sql`
      insert into registry.life_events (region_code, id, family_id, place_code, kind, happened_on, source, created_by)
      values (${home.regionCode}, ${newId()}, ${familyId}, ${home.placeCode}, ${kind}, ${input.splitOn}, 'officer',
              ${actor.userId})`.execute(tx);
  const revision = await updateRow(tx, "families", { ...home, id: family.id }, [], now);
  const meta = { actorId: actor.userId, at: now, reason: input.reason };
  for (const id of ids)
    await writeHistory(
      tx,
      { kind: "person", id, ...home, compartment: null },
      [{ field: "familyId", oldValue: family.id, newValue: newFamilyId }],
      meta,
    );
  await writeHistory(
    tx,
    { kind: "family", id: newFamilyId, ...home, compartment: null },
    [{ field: "created", oldValue: null, newValue: newHead.name }],
    meta,
  );
  return done({ newFamilyId, revision }, [
    registryEvents["registry.family-split.v1"](
      { kind: "family", id: family.id, placeCode: home.placeCode },
      { newFamilyId, memberCount: ids.length },
    ),
  ]);
});
