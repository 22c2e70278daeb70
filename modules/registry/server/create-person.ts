import { civilDateInWib } from "#platform/kernel/dates.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { registryEvents } from "../contract/audit-events.ts";
import { createPerson } from "../contract/create-person.ts";
import { nikWarnings } from "../domain/nik-warnings.ts";
import { mayWriteAt } from "./area.ts";
import { writeHistory } from "./history.ts";
import { insertPerson } from "./insert-person.ts";
import { lockFamily, nikHolder } from "./locate.ts";

export const handler = command(createPerson, async (tx, input, { actor, now, newId }) => {
  const { person } = input;
  const family = input.familyId === null ? undefined : await lockFamily(tx, input.familyId);
  if (input.familyId !== null && (!family || family.status === "merged")) return refuse("FAMILY_NOT_FOUND");
  const placeCode = family?.place_code ?? input.placeCode;
  if (placeCode === null) return refuse("PLACE_NEEDED");
  if (!family && !(await mayWriteAt(tx, actor, placeCode))) return refuse("PLACE_OUTSIDE_AREA");
  if (person.nik !== null) {
    const holder = await nikHolder(tx, person.nik, null);
    if (holder !== undefined) return refuse("NIK_HELD_BY_ANOTHER", { details: { personId: holder } });
  }
  const personId = newId();
  const regionCode = placeCode.slice(0, 4);
  const home = {
    regionCode,
    placeCode,
    familyId: family?.id ?? null,
    familySinceOn: family ? civilDateInWib(now) : null,
    address: input.address,
    rt: input.rt,
    rw: input.rw,
  };
  await insertPerson(tx, personId, person, home, actor.userId);
  await writeHistory(
    tx,
    { kind: "person", id: personId, regionCode, placeCode, compartment: null },
    [{ field: "created", oldValue: null, newValue: person.name }],
    { actorId: actor.userId, at: now, reason: input.reason },
  );
  return done({ personId, warnings: nikWarnings(person.nik, person) }, [
    registryEvents["registry.person-created.v1"](
      { kind: "person", id: personId, placeCode },
      { withNik: person.nik !== null },
    ),
  ]);
});
