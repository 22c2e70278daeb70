import { expect, it } from "vitest";
import { aFamily } from "#modules/registry/server/testing/builders.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { aDecree, findingsOf, type LineSeed } from "../testing/decrees.ts";
import { runReconciliation } from "./run-reconciliation.ts";

const db = useDatabase();
const village = "3602142001";
type Family = Awaited<ReturnType<typeof aFamily>>;

const lineOf = (family: Family): LineSeed => ({
  subjectId: family.id,
  familyId: family.id,
  personId: family.head.id,
  placeCode: village,
});

async function suspect(
  kind: "person" | "family",
  one: string,
  two: string,
  probability: number,
): Promise<string> {
  const [a, b] = [one, two].toSorted();
  const { rows } = await db().owner.query<{ id: string }>(
    `insert into registry.link_pairs (kind, a_id, b_id, region_a, region_b, place_a, place_b, weight, probability)
     values ($1, $2, $3, '3602', '3602', $4, $4, 9, $5) returning id`,
    [kind, a, b, village, probability],
  );
  return rows[0]?.id ?? "";
}

const found = async (decreeId: string) => {
  await runReconciliation(db(), decreeId);
  return (await findingsOf(db(), decreeId))
    .filter((one) => !one.gone && one.kind === "same-person-other-nik")
    .map(({ line, other, details }) => [line, other, details["how"], details["percent"] ?? null]);
};

it("finds two lines whose heads are suspected to be one person, once, until the pair is settled", async () => {
  const [one, two] = [
    await aFamily(db(), { placeCode: village }),
    await aFamily(db(), { placeCode: village }),
  ];
  const pair = await suspect("person", one.head.id, two.head.id, 0.97);
  await suspect("family", one.id, two.id, 0.91);
  const decree = await aDecree(db(), { placeCode: "36", lines: [lineOf(one), lineOf(two)] });
  expect(await found(decree.id)).toEqual([[2, 1, "suspected", 97]]);
  await db().owner.query(
    "update registry.link_pairs set state = 'different', decided_by = uuidv7(), decided_at = now(), reason = 'Kakak dan adik' where id = $1 or kind = 'family'",
    [pair],
  );
  expect(await found(decree.id)).toEqual([]);
});

it("finds a person who stands in an earlier decree under another number, and one confirmed to be the same", async () => {
  const [one, two] = [
    await aFamily(db(), { placeCode: village }),
    await aFamily(db(), { placeCode: village }),
  ];
  const earlier = await aDecree(db(), { placeCode: "36", state: "signed", lines: [lineOf(one)] });
  const decree = await aDecree(db(), { placeCode: "36", programme: earlier.programme, lines: [lineOf(two)] });
  expect(await found(decree.id)).toEqual([]);
  await suspect("person", one.head.id, two.head.id, 0.88);
  expect(await found(decree.id)).toEqual([[1, null, "suspected", 88]]);
  // Merged since: the signed line still names the former record, and resolves to the kept one.
  await db().owner.query(
    `insert into registry.merges (region_code, place_code, kind, kept_id, merged_id, repointed, reason, merged_by)
     values ('3602', $1, 'person', $2, $3, '{}', 'Orang yang sama', uuidv7())`,
    [village, two.head.id, one.head.id],
  );
  expect((await found(decree.id)).map(([, , how]) => how)).toEqual(["confirmed"]);
});

it("says nothing of two who are not paired, nor of one line", async () => {
  const [one, two] = [
    await aFamily(db(), { placeCode: village }),
    await aFamily(db(), { placeCode: village }),
  ];
  const decree = await aDecree(db(), { placeCode: "36", lines: [lineOf(one), lineOf(two)] });
  expect(await found(decree.id)).toEqual([]);
});
