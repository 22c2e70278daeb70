import { beforeAll, expect, it } from "vitest";
import { anActor } from "#platform/testkit/actors.ts";
import { mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { findPersons } from "../contract/find-persons.ts";
import { handler } from "./find-persons.ts";
import { aFamily, aRank, type BuiltFamily } from "./testing/builders.ts";

const db = useDatabase();
const actor = anActor({ areaCode: "36", permissions: ["registry.person.find"] });
let family: BuiltFamily;
let village: { code: string; name: string };

beforeAll(async () => {
  const { rows } = await db().owner.query<{ code: string; name: string }>(
    "select code, name from places where name = 'Panggarangan' and length(code) = 10 and code like '3602%'",
  );
  village = rows[0] ?? { code: "3602142001", name: "?" };
  family = await aFamily(db(), {
    placeCode: village.code,
    members: [
      { name: "HJ. SARMANAH", bornOn: "1954-08-17" },
      { name: "TB. ACHMAD SOEPARMAN", sex: "L", bornOn: "1980-03-05" },
      { name: "MUHAMMAD YUSUF", sex: "L", bornOn: "2001-01-01" },
    ],
  });
  await aRank(db(), family, 3, "2026-07-17");
  await aRank(db(), family, 2, "2026-10-17");
  await aFamily(db(), {
    placeCode: "3604012001",
    members: [{ name: "ASEP" }, { name: "SITI NURHALIZA" }, { name: "NURHALIMAH" }],
  });
  await aFamily(db(), { placeCode: "3673011001", members: [{ name: "SARMANAH" }] });
});

const search = (text: string, more: { placeCode?: string } = {}) =>
  mustCall(db(), handler, findPersons, actor, { text, ...more });

it.each([
  ["a title is no part of the name", "sarmanah", "HJ. SARMANAH"],
  ["one letter wrong", "sarmamah", "HJ. SARMANAH"],
  ["new spelling finds old", "ahmad suparman", "TB. ACHMAD SOEPARMAN"],
  ["Moh. finds Muhammad", "moh yusup", "MUHAMMAD YUSUF"],
  ["the beginning of a name", "achmad soe", "TB. ACHMAD SOEPARMAN"],
  ["name and birth date", "suparman ahmad 5-3-1980", "TB. ACHMAD SOEPARMAN"],
  ["name and year", "yusuf muhamad 2001", "MUHAMMAD YUSUF"],
  ["a birth date alone", "17 Agustus 1954", "HJ. SARMANAH"],
])("%s: %s", async (_why, text, name) => {
  expect((await search(text)).persons.map((hit) => hit.name)).toContain(name);
});

it.each([
  ["two letters of a short name swapped", "aspe", "ASEP"],
  ["a letter missing in a short name", "sep", "ASEP"],
  ["no space between the words", "sitinurhaliza", "SITI NURHALIZA"],
  ["a letter in place of the space", "sitimnurhaliza", "SITI NURHALIZA"],
  ["a space too many", "siti nur haliza", "SITI NURHALIZA"],
  ["an error in each word", "siit nurhalizah", "SITI NURHALIZA"],
  ["the words in another order", "nurhaliza siti", "SITI NURHALIZA"],
  ["a word that the register does not have", "siti nurhaliza qamar", "SITI NURHALIZA"],
  ["a word left out", "nurhalisa", "SITI NURHALIZA"],
])("misspelt, %s: %s", async (_why, text, name) => {
  for (const areaCode of ["36", "3604", "3604012001"]) {
    const out = await mustCall(db(), handler, findPersons, { ...actor, areaCode }, { text });
    expect(out.persons.map((hit) => hit.name)).toContain(name);
  }
});

it("finds by NIK, masked in the answer, with rank and family", async () => {
  const out = await search(String(family.head.nik));
  expect(out.persons).toMatchObject([
    {
      personId: family.head.id,
      matchedBy: "number",
      headName: "HJ. SARMANAH",
      decile: { decile: 2, cutOffOn: "2026-10-17" },
    },
  ]);
  expect(JSON.stringify(out)).not.toContain(family.head.nik);
});

it("finds the whole family by its KK number", async () => {
  const out = await search(String(family.kkNumber));
  expect(out.persons.map((hit) => hit.personId).toSorted()).toEqual(
    family.members.map((member) => member.id).toSorted(),
  );
});

it("puts people of the village first where the text ends in its name, and offers the village", async () => {
  const out = await search("sarmanah panggarangan");
  expect(out.persons[0]?.personId).toBe(family.head.id);
  expect(out.places.map((place) => place.code)).toContain(village.code);
});

it("stays inside the place it is narrowed to", async () => {
  const out = await search("sarmanah", { placeCode: "3673" });
  expect(out.persons.map((hit) => hit.place.code)).toEqual(["3673011001"]);
});
