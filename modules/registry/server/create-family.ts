import { sql } from "kysely";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { registryEvents } from "../contract/audit-events.ts";
import { createFamily } from "../contract/create-family.ts";
import { nikWarnings } from "../domain/nik-warnings.ts";
import { mayWriteAt } from "./area.ts";
import { writeHistory } from "./history.ts";
import { addFamilyNumber, insertPerson } from "./insert-person.ts";
import { kkHolder, nikHolder } from "./locate.ts";

export const handler = command(createFamily, async (tx, input, { actor, now, newId }) => {
  const { address, kkNumber, members } = input;
  const { placeCode } = address;
  if (!(await mayWriteAt(tx, actor, placeCode))) return refuse("PLACE_OUTSIDE_AREA");
  const numbers = members.flatMap((member) => (member.nik === null ? [] : [member.nik]));
  if (new Set(numbers).size < numbers.length) return refuse("NIK_TWICE_IN_FORM");
  if (kkNumber !== null) {
    const holder = await kkHolder(tx, kkNumber, null);
    if (holder !== undefined) return refuse("KK_HELD_BY_ANOTHER", { details: { familyId: holder } });
  }
  for (const [member, { nik }] of members.entries()) {
    const holder = nik === null ? undefined : await nikHolder(tx, nik, null);
    if (holder !== undefined) return refuse("NIK_HELD_BY_ANOTHER", { details: { personId: holder, member } });
  }

  const familyId = newId();
  const regionCode = placeCode.slice(0, 4);
  const head = members.find((member) => member.relation === 1) ?? members[0];
  const headName = head?.name ?? "";
  await sql`
    insert into registry.families (region_code, id, place_code, kk_number, head_name, address, hamlet, rt, rw, latitude,
                                   longitude, source, created_by)
    values (${regionCode}, ${familyId}, ${placeCode}, ${kkNumber}, ${headName}, ${address.address}, ${address.hamlet},
            ${address.rt}, ${address.rw}, ${address.latitude}, ${address.longitude}, 'officer', ${actor.userId})`.execute(
    tx,
  );
  const home = {
    regionCode,
    placeCode,
    familyId,
    familySinceOn: civilDateInWib(now),
    address: "",
    rt: "",
    rw: "",
  };
  if (kkNumber !== null) await addFamilyNumber(tx, kkNumber, familyId, home);
  const personIds: string[] = [];
  for (const member of members) {
    const personId = newId();
    const relation = member === head ? 1 : member.relation;
    await insertPerson(tx, personId, { ...member, relation }, home, actor.userId);
    personIds.push(personId);
  }
  await writeHistory(
    tx,
    { kind: "family", id: familyId, regionCode, placeCode, compartment: null },
    [{ field: "created", oldValue: null, newValue: headName }],
    { actorId: actor.userId, at: now, reason: input.reason },
  );
  return done({ familyId, personIds, warnings: members.map((member) => nikWarnings(member.nik, member)) }, [
    registryEvents["registry.family-created.v1"](
      { kind: "family", id: familyId, placeCode },
      { memberCount: members.length },
    ),
  ]);
});
