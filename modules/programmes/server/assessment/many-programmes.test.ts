import { expect, it } from "vitest";
import { aFamily, aRank } from "#modules/registry/server/testing/builders.ts";
import { inScope } from "#platform/db/tx.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { assessEverybody, refreshEverybody, scopeOf } from "../testing/assess.ts";
import { definitionOf } from "../testing/programmes.ts";
import { readMarks } from "./read-marks.ts";

const db = useDatabase();

/** Programmes n = 0 … of a unit, each with rules of its own: eligible from age n, or from n members, in decile 1–4. */
async function load(unit: "family" | "person", count: number): Promise<void> {
  const uep = await definitionOf(db(), "uep");
  for (let n = 0; n < count; n++) {
    const code = `banyak-${unit}-${String(n).padStart(2, "0")}`;
    const own = unit === "person" ? `umur >= ${n}` : `jumlah_anggota_dengan(umur >= ${n}) >= 1`;
    const [first] = uep.criteria;
    if (first === undefined) throw new Error("uep has criteria");
    const definition = {
      ...uep,
      code,
      unit,
      names: [code],
      coolingOff: [],
      overlaps: [],
      components: [],
      ranking: [],
      criteria: [own, "desil in [1..4]", `desil != ${n + 20}`].map((rule, index) => ({
        ...first,
        code: `k${index}`,
        rule,
      })),
    };
    await db().owner.query(
      "insert into programmes.programmes (code, bidang, kind) values ($1, 'linjamsos', 'own')",
      [code],
    );
    await db().owner.query(
      `insert into programmes.versions (programme_code, number, state, definition, definition_sha256, effective, source)
       values ($1, 1, 'approved', $2::jsonb, sha256('x'), daterange('2022-01-01', null), 'reference')`,
      [code, JSON.stringify(definition)],
    );
  }
}

it("judges seventy programmes of a unit with two hundred rules as it judges one, whole and again", async () => {
  await load("family", 70);
  await load("person", 70);
  const family = await aFamily(db(), { placeCode: "3602142001", members: [{ bornOn: "1986-05-05" }] });
  await aRank(db(), family, 2, "2026-10-01");
  await db().owner.query(
    `insert into registry.aid_received (region_code, place_code, family_id, programme, period_from_on, status, source)
     values ('3602', '3602142001', $1, 'banyak-family-66', '2026-02-01', 'paid', 'test')`,
    [family.id],
  );
  const said = async () => {
    const eligible: string[] = [];
    for (const unit of ["family", "person"] as const)
      for (const n of [0, 10, 30, 40, 41, 62, 66]) {
        const [mark] = await inScope(db().app, scopeOf("36"), "read only", (tx) =>
          readMarks(tx, {
            programmeCode: `banyak-${unit}-${String(n).padStart(2, "0")}`,
            period: "2026",
            subjectIds: [unit === "family" ? family.id : family.head.id],
          }),
        );
        expect(mark?.criteria.map(({ met }) => met)).toEqual([n <= 40, true, true]);
        if (mark?.status !== "not-eligible") eligible.push(`${unit} ${n} ${mark?.status}`);
      }
    return eligible;
  };
  await assessEverybody(db());
  const whole = await said();
  expect(whole.filter((line) => line.endsWith(" eligible"))).toHaveLength(8);
  expect(whole).toContain("family 66 served");
  await aRank(db(), family, 3, "2026-11-01");
  expect(await refreshEverybody(db())).toMatchObject({ families: 1, persons: 1, crossings: 0 });
  expect(await said()).toEqual(whole);
});
