import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { inScope } from "#platform/db/tx.ts";
import { isInside } from "#platform/kernel/place-code.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { findPersons } from "../contract/find-persons.ts";
import { getPerson } from "../contract/get-person.ts";
import { listFamilies } from "../contract/list-families.ts";
import { nameKey } from "../domain/name-key.ts";
import { handler as findPersonsHandler } from "./find-persons.ts";
import { handler as getPersonHandler } from "./get-person.ts";
import { handler as listFamiliesHandler } from "./list-families.ts";
import { findByLikeness } from "./search-statements.ts";
import { aFamily, aLonePerson } from "./testing/builders.ts";

const db = useDatabase();

interface Known {
  readonly id: string;
  readonly name: string;
  readonly nik: string | null;
  readonly bornOn: string;
  readonly placeCode: string;
  readonly compartment: string | null;
}

const compartments = ["children-in-law", "victims", "hiv"] as const;
const names = [
  "SARMANAH",
  "SARMINAH",
  "SITI ROHAYATI",
  "ROHAYATI",
  "MUHAMAD YUSUF",
  "TB. ACHMAD",
  "ASEP SUPARMAN",
  "NUR AENI",
  "NURAENI",
  "UJANG",
] as const;
const births = ["1954-08-17", "1980-01-01", "2015-12-31"] as const;
let people: Known[] = [];
let villages: string[] = [];
const familyPlaces: string[] = [];

beforeAll(async () => {
  const { rows } = await db().owner.query<{ code: string }>(`
    select code from (select code, row_number() over (partition by left(code, 6) order by code) as at
                        from places where length(code) = 10 and left(code, 4) in ('3602', '3672')) p
     where at <= 2 and left(code, 6) in ('360201', '360202', '367201') order by code`);
  villages = rows.map((row) => row.code);
  const built: Known[] = [];
  for (let at = 0; at < 90; at += 1) {
    const placeCode = villages[at % villages.length] ?? "";
    const compartment = at % 4 === 0 ? (compartments[(at / 4) % 3] ?? null) : null;
    const name = names[(at * 7) % names.length] ?? "";
    const bornOn = births[at % births.length] ?? "";
    const seed = { name, bornOn, compartment };
    const isLone = at % 9 === 0;
    if (!isLone) familyPlaces.push(placeCode);
    const person = isLone
      ? await aLonePerson(db(), placeCode, seed)
      : (await aFamily(db(), { placeCode, members: [seed] })).head;
    built.push({ ...person, bornOn, placeCode, compartment });
  }
  people = built;
});

const anyArea = fc.integer({ min: 0, max: 100 }).chain((pick) => {
  const village = villages[pick % villages.length] ?? "3602012001";
  return fc.constantFrom("36", village.slice(0, 4), village.slice(0, 6), village, "31", "3673");
});
const anyCompartments = fc.subarray([...compartments]);

const question = fc
  .record({
    person: fc.nat(89),
    kind: fc.constantFrom("nik", "part", "name", "typo", "prefix", "birth", "year"),
  })
  .map(({ person, kind }) => ({ kind, of: people[person] as Known }))
  .map(({ kind, of }) => {
    const texts: Record<string, string> = {
      nik: of.nik ?? "",
      part: (of.nik ?? "").slice(0, 8),
      name: of.name,
      typo: of.name.slice(0, 2) + of.name.slice(3),
      prefix: of.name.slice(0, 3),
      birth: `${of.name} ${of.bornOn}`,
      year: of.bornOn.slice(0, 4),
    };
    return { kind, of, text: texts[kind] ?? "" };
  });

const sees = (area: string, held: readonly string[], person: Known) =>
  isInside(person.placeCode, area) && (person.compartment === null || held.includes(person.compartment));

describe("search tells nobody of a person outside the own area or compartments", () => {
  it("in hits, counts, place suggestions and pages alike, and finds all that may be seen", async () => {
    await fc.assert(
      fc.asyncProperty(anyArea, anyCompartments, question, async (areaCode, held, { kind, of, text }) => {
        const actor = anActor({
          areaCode,
          compartments: held,
          permissions: ["registry.person.find", "registry.person.read", "registry.family.list"],
        });
        const out = await mustCall(db(), findPersonsHandler, findPersons, actor, { text, limit: 50 });
        const visible = people.filter((person) => sees(areaCode, held, person));
        const visibleIds = new Set(visible.map((person) => person.id));
        for (const hit of out.persons) expect(visibleIds).toContain(hit.personId);
        for (const place of out.places) expect(isInside(place.code, areaCode)).toBe(true);

        const found = new Set(out.persons.map((hit) => hit.personId));
        const mustBeFound = visible.filter((person) =>
          kind === "nik"
            ? person.nik === of.nik
            : kind === "name"
              ? nameKey(person.name) === nameKey(of.name)
              : kind === "birth"
                ? nameKey(person.name) === nameKey(of.name) && person.bornOn === of.bornOn
                : kind === "typo" && person.id === of.id,
        );
        for (const person of mustBeFound) expect(found).toContain(person.id);

        const page = await callOperation(db(), getPersonHandler, getPerson, actor, { personId: of.id });
        expect(page.ok).toBe(sees(areaCode, held, of));
        const list = await mustCall(db(), listFamiliesHandler, listFamilies, actor, {});
        expect(list.total).toBe(familyPlaces.filter((placeCode) => isInside(placeCode, areaCode)).length);
      }),
      { numRuns: 120 },
    );
  });

  // Policies filter what the page reads of a hit, so the function that bypasses them is asked alone as well.
  it("in the function that looks past the policies, narrowed or not", async () => {
    const place = fc.option(fc.nat(89).map((at) => people[at]?.placeCode ?? ""));
    await fc.assert(
      fc.asyncProperty(
        anyArea,
        anyCompartments,
        question,
        place,
        fc.boolean(),
        async (areaCode, held, { of }, at, byBirth) => {
          const scope = { actorId: null, areaCode, bidang: null, compartments: held, permissions: [] };
          const found = await inScope(db().app, scope, "read only", (tx) =>
            findByLikeness(tx, nameKey(of.name), 200, {
              ...(at === null ? {} : { placeCode: at }),
              ...(byBirth ? { bornOn: of.bornOn } : {}),
            }),
          );
          const visible = people.filter((person) => sees(areaCode, held, person));
          const visibleIds = new Set(visible.map((person) => person.id));
          for (const one of found) expect(visibleIds).toContain(one.id);
          const foundIds = new Set(found.map((one) => one.id));
          for (const person of visible)
            if (
              nameKey(person.name) === nameKey(of.name) &&
              (at === null || person.placeCode === at) &&
              (!byBirth || person.bornOn === of.bornOn)
            )
              expect(foundIds).toContain(person.id);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("shows nothing at all without an area", async () => {
    const actor = anActor({ areaCode: "", permissions: ["registry.person.find"] });
    const out = await mustCall(db(), findPersonsHandler, findPersons, actor, { text: "SARMANAH" });
    expect(out.persons).toEqual([]);
  });

  it("lets the application role read neither the dictionary nor move anyone out of sight", async () => {
    await expect(db().app.query("select * from registry.names")).rejects.toMatchObject({ code: "42501" });
    await expect(db().app.query("select * from registry.name_words")).rejects.toMatchObject({
      code: "42501",
    });
    for (const inner of ["words_like('asep', true)", "spellings_like('asep', true)"])
      await expect(db().app.query(`select registry.${inner}`)).rejects.toMatchObject({ code: "42501" });
    await expect(db().app.query("select registry.suspend_indexes()")).rejects.toMatchObject({
      code: "42501",
    });
    const [someone] = people;
    await expect(
      db().app.query("select registry.repoint_person($1, $2, $2)", [
        someone?.placeCode.slice(0, 4),
        someone?.id,
      ]),
    ).rejects.toMatchObject({ code: "42501" });
  });
});
