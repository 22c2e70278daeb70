import fc from "fast-check";
import { expect, it } from "vitest";
import { anActor } from "#platform/testkit/actors.ts";
import { mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { confirmLinkAct } from "../../contract/confirm-link-act.ts";
import { joinLinkRecords } from "../../contract/join-link-records.ts";
import { undoLinkAct } from "../../contract/undo-link-act.ts";
import { aCondition, aFamily, aGroup, aRank, type BuiltFamily } from "../testing/builders.ts";
import { aPair } from "../testing/pairs.ts";
import { handler as confirm } from "./confirm-link-act.ts";
import { handler as join } from "./join-link-records.ts";
import { handler as undo } from "./undo-link-act.ts";

const db = useDatabase();
const permissions = ["registry.link.decide", "registry.link.read"];
const province = () => anActor({ areaCode: "36", permissions });
// Two villages of one kabupaten, and one of another.
const villages = ["3602142001", "3602142002", "3601012001"] as const;

const tables = [
  ["persons", "id"],
  ["families", "id"],
  ["person_identifiers", "person_id"],
  ["family_identifiers", "family_id"],
  ["person_conditions", "person_id"],
  ["past_memberships", "person_id"],
  ["life_events", "person_id"],
  ["aid_received", "person_id"],
  ["aid_received", "family_id"],
  ["welfare_snapshots", "family_id"],
  ["housing_facts", "family_id"],
  ["group_members", "person_id"],
] as const;

/** Every row that hangs on these records, as stored, without counters and clocks; pairs with their sides and state. */
async function stateOf(ids: readonly string[]): Promise<string[]> {
  const parts = tables.map(
    ([table, column]) =>
      `select '${table}' as what, (to_jsonb(t) - 'revision' - 'changed_at')::text as row from registry.${table} t where t.${column} = any ($1)`,
  );
  const { rows } = await db().owner.query<{ what: string; row: string }>(
    `${parts.join(" union ")}
     union select 'link_pairs', jsonb_build_array(id, a_id, b_id, place_a, place_b, region_a, region_b, state, resting_behind)::text
       from registry.link_pairs where a_id = any ($1) or b_id = any ($1)
     order by 1, 2`,
    [ids],
  );
  return rows.map((row) => `${row.what} ${row.row}`);
}

interface Hanging {
  readonly aid: readonly number[];
  readonly oldPlace: boolean;
  readonly conditions: readonly string[];
  readonly past: number;
  readonly inGroup: boolean;
  readonly members: number;
}

const hanging = fc.record({
  aid: fc.array(fc.integer({ min: 1, max: 900_000 }), { maxLength: 3 }),
  oldPlace: fc.boolean(),
  conditions: fc.uniqueArray(fc.constantFrom("03", "08", "09"), { maxLength: 2 }),
  past: fc.integer({ min: 0, max: 2 }),
  inGroup: fc.boolean(),
  members: fc.integer({ min: 0, max: 2 }),
});

/** A family whose head has aid, conditions, earlier families and a group, some of it recorded at another village. */
async function build(placeCode: string, has: Hanging, name: string): Promise<BuiltFamily> {
  const family = await aFamily(db(), {
    placeCode,
    members: [
      { name, bornOn: "1960-02-03" },
      ...Array.from({ length: has.members }, (_, index) => ({ name: `ANAK ${index}`, relation: 3 })),
    ],
  });
  const region = placeCode.slice(0, 4);
  const old = has.oldPlace ? `${placeCode.slice(0, 6)}2009` : placeCode;
  const { id } = family.head;
  for (const amount of has.aid)
    await db().owner.query(
      `insert into registry.aid_received (region_code, place_code, person_id, family_id, programme, amount_rupiah, status, source,
         period_from_on) values ($1, $2, $3, $4, 'PKH', $5, 'returned', 'uji', '2019-01-01')`,
      [region, old, amount % 2 === 0 ? id : null, amount % 2 === 0 ? null : family.id, amount],
    );
  for (const code of has.conditions) await aCondition(db(), old, id, code);
  for (let year = 0; year < has.past; year += 1)
    await db().owner.query(
      `insert into registry.past_memberships (region_code, person_id, family_id, during, relation, place_code, ended_because)
       values ($1, $2, $3, daterange($4, $5), 3, $6, 'split-family')`,
      [region, id, family.id, `${2000 + year}-01-01`, `${2000 + year}-06-01`, old],
    );
  if (has.inGroup) await aGroup(db(), placeCode, "KUBE", [id]);
  await aRank(db(), family, 2, "2026-10-17");
  return family;
}

async function joinAndUndo(kind: "person" | "family", one: BuiltFamily, other: BuiltFamily): Promise<void> {
  const idOf = (family: BuiltFamily) => (kind === "person" ? family.head.id : family.id);
  const pairId = await aPair(
    db(),
    { id: idOf(one), placeCode: one.placeCode },
    { id: idOf(other), placeCode: other.placeCode },
    { kind },
  );
  const third = await build(
    villages[1],
    { aid: [], oldPlace: false, conditions: [], past: 0, inGroup: false, members: 0 },
    "TETANGGA",
  );
  await aPair(
    db(),
    { id: idOf(other), placeCode: other.placeCode },
    { id: idOf(third), placeCode: third.placeCode },
    { kind },
  );
  const families = [one, other, third];
  const ids = families.flatMap((family) => [family.id, ...family.members.map((member) => member.id)]);
  const before = await stateOf(ids);
  const actor = province();
  const { rows } = await db().owner.query<{ id: string; revision: number }>(
    `select id, revision from registry.persons where id = any ($1) union all
     select id, revision from registry.families where id = any ($1)`,
    [[idOf(one), idOf(other)]],
  );
  const revision = (id: string) => rows.find((row) => row.id === id)?.revision ?? 0;
  const joined = await mustCall(db(), join, joinLinkRecords, actor, {
    pairId,
    baseRevision: 1,
    keptId: idOf(one),
    keptRevision: revision(idOf(one)),
    members: [{ id: idOf(other), revision: revision(idOf(other)) }],
    take: kind === "person" ? [{ fromId: idOf(other), fields: ["name", "nik"] }] : [],
    reason: "Tercatat dua kali",
  });
  if (joined.state === "awaiting-second")
    await mustCall(db(), confirm, confirmLinkAct, province(), { actId: joined.actId, confirm: true });
  const merged = await stateOf(ids);
  expect(merged).not.toEqual(before);
  await mustCall(db(), undo, undoLinkAct, actor, { actId: joined.actId, reason: "Dua orang" });
  expect(await stateOf(ids)).toEqual(before);
}

it("takes back a joining of any two persons byte for byte, across villages and kabupaten", async () => {
  await fc.assert(
    fc.asyncProperty(
      hanging,
      hanging,
      fc.constantFrom(...villages),
      fc.constantFrom(...villages),
      async (first, second, here, there) => {
        await joinAndUndo(
          "person",
          await build(here, first, "ROHAYATI"),
          await build(there, second, "RD ROHAYATI"),
        );
      },
    ),
    { numRuns: 12 },
  );
});

it("takes back a joining of any two families byte for byte, across villages and kabupaten", async () => {
  await fc.assert(
    fc.asyncProperty(
      hanging,
      hanging,
      fc.constantFrom(...villages),
      fc.constantFrom(...villages),
      async (first, second, here, there) => {
        await joinAndUndo(
          "family",
          await build(here, first, "ROHAYATI"),
          await build(there, second, "RD ROHAYATI"),
        );
      },
    ),
    { numRuns: 12 },
  );
});
