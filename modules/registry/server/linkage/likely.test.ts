import { expect, it } from "vitest";
import { anActor } from "#platform/testkit/actors.ts";
import { mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { findLikelyPersons } from "../../contract/find-likely-persons.ts";
import { aFamily } from "../testing/builders.ts";
import { handler } from "./find-likely-persons.ts";

const db = useDatabase();
const village = "3602142001";
const actor = anActor({ areaCode: "3602", permissions: ["registry.person.find"] });
const likely = (input: Parameters<typeof mustCall<typeof findLikelyPersons>>[4]) =>
  mustCall(db(), handler, findLikelyPersons, actor, input);

it("finds who is being typed by number, by a slip in it, and by name with birth date; nobody for a bare name", async () => {
  const { head } = await aFamily(db(), {
    placeCode: village,
    members: [{ name: "SARMANAH", bornOn: "1954-08-17" }],
  });
  await aFamily(db(), { placeCode: village, members: [{ name: "JUMENAH", bornOn: "1980-01-02" }] });
  const nik = String(head.nik);
  const idsOf = (out: Awaited<ReturnType<typeof likely>>) => out.persons.map((one) => one.hit.personId);
  const byNumber = await likely({ name: "SARMANAH", nik, bornOn: "1954-08-17", placeCode: village });
  expect(idsOf(byNumber)).toEqual([head.id]);
  expect(byNumber.persons[0]?.probability).toBeGreaterThan(0.99);
  expect(JSON.stringify(byNumber)).not.toContain(nik);
  const slip = `${nik.slice(0, 15)}${(Number(nik.slice(15)) + 1) % 10}`;
  expect(idsOf(await likely({ name: "HJ. SARMAANAH", nik: slip, sex: "P" }))).toEqual([head.id]);
  expect(
    idsOf(await likely({ name: "SARMAMAH", bornOn: "1954-08-17", placeCode: village, sex: "P" })),
  ).toEqual([head.id]);
  expect(idsOf(await likely({ name: "SAR" }))).toEqual([]);
});

it("shows nobody of another kabupaten", async () => {
  const { head } = await aFamily(db(), {
    placeCode: "3601012001",
    members: [{ name: "ROHAYATI", bornOn: "1961-02-03" }],
  });
  const out = await likely({ name: "ROHAYATI", nik: String(head.nik), bornOn: "1961-02-03" });
  expect(out.persons).toEqual([]);
});
