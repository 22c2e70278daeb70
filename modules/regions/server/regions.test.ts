import { beforeAll, describe, expect, test } from "vitest";
import { inScope, noScope } from "#platform/db/tx.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { findPlaces as findPlacesContract } from "../contract/find-places.ts";
import { getPlace as getPlaceContract } from "../contract/get-place.ts";
import { listChildren as listChildrenContract } from "../contract/list-children.ts";
import { listIslands as listIslandsContract } from "../contract/list-islands.ts";
import { handler as findPlaces } from "./find-places.ts";
import { handler as getPlace } from "./get-place.ts";
import { createPlaceResolver, loadRegions, officeProvince, readPlaceIndex } from "./index.ts";
import { handler as listChildren } from "./list-children.ts";
import { handler as listIslands } from "./list-islands.ts";

const db = useDatabase();
const actor = anActor();

beforeAll(async () => {
  await loadRegions(db().owner, { province: "36" });
});

const find = (text: string, more: { level?: "regency" | "district" | "village"; within?: string } = {}) =>
  mustCall(db(), findPlaces, findPlacesContract, actor, { text, ...more });
const get = (code: string) => mustCall(db(), getPlace, getPlaceContract, actor, { code });

describe("the country's places", () => {
  test("province 36: 8 kabupaten/kota, 155 kecamatan, 1,552 villages, 81 islands", async () => {
    expect(await get("own-province")).toMatchObject({
      code: "36",
      name: "Banten",
      counts: {
        regencies: 8,
        districts: 155,
        villages: 1552,
        desa: 1238,
        kelurahan: 314,
        islands: 81,
        populatedIslands: 5,
      },
    });
  });

  test("the whole country is there", async () => {
    const { rows } = await db().owner.query(
      "select level, count(*)::int as n from places group by level order by n",
    );
    expect(rows).toEqual([
      { level: "province", n: 38 },
      { level: "regency", n: 514 },
      { level: "district", n: 7285 },
      { level: "village", n: 83762 },
    ]);
  });

  test("a second load does nothing", async () => {
    expect(await loadRegions(db().owner)).toEqual({ loaded: false, places: 91599, islands: 17374 });
  });

  test("another province is a setting, not code", async () => {
    await loadRegions(db().owner, { province: "11" });
    expect(await get("own-province")).toMatchObject({
      label: "Provinsi Aceh",
      counts: { regencies: 23, districts: 290, villages: 6500 },
    });
    expect((await find("Bakongan")).places[0]).toMatchObject({ code: "110101", level: "district" });
    await loadRegions(db().owner, { province: "36" });
    expect(await inScope(db().app, noScope, "read only", officeProvince)).toBe("36");
  });

  test("a province that does not exist is refused with its remedy", async () => {
    await expect(loadRegions(db().owner, { province: "99" })).rejects.toThrow(/bukan kode provinsi/);
  });

  test("nobody but signed-in users may ask", async () => {
    expect(await callOperation(db(), getPlace, getPlaceContract, null, { code: "36" })).toMatchObject({
      ok: false,
      status: 401,
    });
  });
});

describe("finding a place", () => {
  test("Serang asks which one", async () => {
    const { asks, places } = await find("Serang");
    expect(asks).toBe(true);
    expect(places.filter((place) => place.match === "exact").map((place) => place.label)).toEqual([
      "Kabupaten Serang",
      "Kota Serang",
      "Kecamatan Serang",
      "Kelurahan Serang",
    ]);
  });

  test.each([
    ["KAB. SERANG", "3604"],
    ["KABUPATEN SERANG", "3604"],
    ["KOTA SERANG", "3673"],
    ["tangsel", "3674"],
    ["36.02.11", "360211"],
    ["3601031", "360127"],
    ["3602162018", "3602282009"],
    ["Cigemlong", "360228"],
    ["Curug Bitung", "360223"],
    ["Pulo Panjang", "3604082009"],
  ])("%s is %s", async (text, code) => {
    const { places } = await find(text);
    expect(places[0]?.code).toBe(code);
  });

  test("misspelt: the likely one comes as similar", async () => {
    const { places } = await find("Panggarngan", { level: "district" });
    expect(places[0]).toMatchObject({ name: "Panggarangan", match: "similar" });
  });

  test("only inside the office's province unless asked otherwise; a similar name (Badung) comes last", async () => {
    expect((await find("Bandung", { level: "regency" })).places).toEqual([]);
    expect(
      (await find("Bandung", { level: "regency", within: "all" })).places.map((one) => one.code),
    ).toEqual(["3204", "3273", "3217", "5103"]);
  });

  test("says where a place lies", async () => {
    const { places } = await find("3602142001");
    expect(places[0]?.within).toEqual([
      "Provinsi Banten",
      "Kabupaten Lebak",
      expect.stringMatching(/^Kecamatan/),
    ]);
  });
});

describe("lists", () => {
  test("children of a regency with their counts", async () => {
    const { places } = await mustCall(db(), listChildren, listChildrenContract, actor, { code: "3602" });
    expect(places).toHaveLength(28);
    expect(places.reduce((sum, place) => sum + place.children, 0)).toBe(345);
  });

  test("no code: the provinces; an unknown code is refused; a village has none", async () => {
    expect((await mustCall(db(), listChildren, listChildrenContract, actor, {})).places).toHaveLength(38);
    expect(
      await callOperation(db(), listChildren, listChildrenContract, actor, { code: "3699" }),
    ).toMatchObject({
      status: 404,
    });
    expect(
      (await mustCall(db(), listChildren, listChildrenContract, actor, { code: "3602142001" })).places,
    ).toEqual([]);
  });

  test("islands by page, populated ones, and the one of the earlier decree", async () => {
    const first = await mustCall(db(), listIslands, listIslandsContract, actor, { limit: 50 });
    expect(first).toMatchObject({ total: 81 });
    const second = await mustCall(db(), listIslands, listIslandsContract, actor, {
      limit: 50,
      after: first.next ?? "",
    });
    expect(second.next).toBeNull();
    expect(new Set([...first.islands, ...second.islands].map((one) => one.code)).size).toBe(81);
    expect(
      [...first.islands, ...second.islands].filter((one) => !one.inForce).map((one) => one.name),
    ).toEqual(["Pulau Tinil"]);
    const populated = await mustCall(db(), listIslands, listIslandsContract, actor, { populated: "true" });
    expect(populated.islands.map((one) => one.name)).toContain("Pulau Tunda");
    expect(populated.total).toBe(5);
    expect(populated.islands.find((one) => one.name === "Pulau Panjang")).toMatchObject({
      regencyName: "Kabupaten Serang",
      latitudeDegrees: -5.931103,
      longitudeDegrees: 106.153217,
    });
  });
});

describe("the resolver over the stored data", () => {
  test("settles names of a file from top to bottom", async () => {
    const index = await inScope(db().app, noScope, "read only", (tx) => readPlaceIndex(tx, "36"));
    expect(index.places).toHaveLength(1 + 8 + 155 + 1552);
    const resolver = createPlaceResolver(index);
    const names = {
      province: "BANTEN",
      regency: "KAB. LEBAK",
      district: "PANGGARANGAN",
      village: "PANGGARANGAN",
    };
    expect(resolver.byNames(names)).toMatchObject({ kind: "one", place: { level: "village" } });
    expect(resolver.byNames({ regency: "TANGERANG" })).toMatchObject({ kind: "ambiguous", level: "regency" });
    expect(resolver.byNames({ province: "Jawa Barat", regency: "Bandung" })).toMatchObject({
      kind: "none",
      level: "province",
    });
    expect(resolver.byCode("36.02.16.2018")?.code).toBe("3602282009");
    // Every village is found by its own full path: no pair of villages in one kecamatan shares a normal form.
    const byCode = new Map(index.places.map((place) => [place.code, place]));
    const lost = index.places.filter((place) => {
      if (place.level !== "village") return false;
      const answer = resolver.byNames({
        regency: byCode.get(place.code.slice(0, 4))?.label ?? "",
        district: byCode.get(place.code.slice(0, 6))?.label ?? "",
        village: place.label,
      });
      return answer.kind !== "one" || answer.place.code !== place.code;
    });
    expect(lost.map((place) => place.label)).toEqual([]);
  });
});
