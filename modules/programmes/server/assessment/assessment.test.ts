import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { aCondition, aFamily, aRank, type BuiltFamily } from "#modules/registry/server/testing/builders.ts";
import { inScope, type ScopeSettings } from "#platform/db/tx.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { assessEverybody } from "../testing/assess.ts";
import { candidateSource } from "./candidate-source.ts";
import { explainSubject } from "./explain-subject.ts";
import { readMarks } from "./read-marks.ts";

const db = useDatabase();
const village = "3602142001";
let poor: BuiltFamily;
let rich: BuiltFamily;
let unranked: BuiltFamily;
let hidden: BuiltFamily;

const scope = (areaCode: string, compartments: readonly string[] = []): ScopeSettings => ({
  actorId: "0198a000-0000-7000-8000-000000000001",
  areaCode,
  bidang: null,
  compartments,
  permissions: [],
});

const marks = (programmeCode: string, subjectIds: readonly string[], as = scope("36")) =>
  inScope(db().app, as, "read only", (tx) => readMarks(tx, { programmeCode, period: "2026", subjectIds }));

const versionOf = async (code: string) => {
  const { rows } = await db().owner.query<{ id: string }>(
    "select v.id from programmes.versions v where v.programme_code = $1 and v.state = 'approved' and v.effective @> date '2026-11-22'",
    [code],
  );
  return rows[0]?.id ?? "";
};

beforeAll(async () => {
  poor = await aFamily(db(), {
    placeCode: village,
    members: [
      { name: "SARMANAH", bornOn: "1950-01-05" },
      { name: "DEDE", sex: "L", bornOn: "2012-05-05" },
      { name: "NENG", bornOn: "2022-05-05" },
      { name: "UJANG", sex: "L", bornOn: "1988-02-29" },
    ],
  });
  await aRank(db(), poor, 1, "2026-10-01");
  await db().owner.query(
    "update registry.persons set school_participation = 2, school_level = 1 where id = $1",
    [poor.members[1]?.id],
  );
  await db().owner.query("update registry.persons set marital_status = 4, works = 1 where id = $1", [
    poor.head.id,
  ]);
  rich = await aFamily(db(), { placeCode: village, members: [{ bornOn: "1950-01-05" }] });
  await aRank(db(), rich, 9, "2026-10-01");
  unranked = await aFamily(db(), {
    placeCode: "3604052001",
    members: [{ bornOn: "1990-01-05" }, { bornOn: "2023-01-05" }],
  });
  hidden = await aFamily(db(), {
    placeCode: village,
    members: [
      { bornOn: "1990-01-05" },
      { name: "ANAK", sex: "L", bornOn: "2023-01-05", compartment: "children-in-law" },
    ],
  });
  await aRank(db(), hidden, 2, "2026-10-01");
  await db().owner.query(
    `insert into registry.aid_received (region_code, place_code, family_id, programme, period_from_on, stage, status, source)
     values ('3602', $1, $2, 'bpnt ', '2026-01-01', '1', 'paid', 'test'), ('3602', $1, $3, 'PKH', '2026-01-01', '1', 'paid', 'test'),
            ('3602', $1, $3, 'PKH', '2026-01-01', '1', 'paid', 'test')`,
    [village, poor.id, rich.id],
  );
  await assessEverybody(db());
});

describe("an assessment", () => {
  it("says for every family and programme what its criteria say", async () => {
    const found = await marks("jamsosratu", [poor.id, rich.id, unranked.id]);
    const byId = new Map(found.map((mark) => [mark.subjectId, mark]));
    expect(byId.get(poor.id)).toMatchObject({
      status: "eligible",
      subjectKind: "family",
      placeCode: village,
    });
    expect(byId.get(rich.id)).toMatchObject({ status: "not-eligible", meetsCriteria: false });
    expect(byId.get(unranked.id)).toMatchObject({ status: "data-lacking", meetsCriteria: null });
    expect(byId.get(unranked.id)?.criteria).toContainEqual({ code: "desil", met: null });
  });

  it("knows who is served whatever the criteria say, and who is listed twice", async () => {
    const [served] = await marks("pkh", [rich.id]);
    expect(served).toMatchObject({ status: "served", meetsCriteria: false, served: true, servedTwice: true });
    const [sembako] = await marks("sembako", [poor.id]);
    expect(sembako).toMatchObject({ status: "served", servedTwice: false });
  });

  it("judges persons by their own facts and those of their family", async () => {
    const [elder, child] = poor.members;
    const [mark] = await marks("jslu", [elder?.id ?? "", child?.id ?? ""].slice(0, 1));
    expect(mark).toMatchObject({ status: "eligible", subjectKind: "person" });
    const [young] = await marks("jslu", [child?.id ?? ""]);
    expect(young?.criteria).toContainEqual({ code: "umur", met: false });
  });

  it("lets nothing of a protected member be seen in the marks of the family", async () => {
    const [mark] = await marks("jamsosratu", [hidden.id]);
    expect(mark?.criteria).toContainEqual({ code: "anggota-sasaran", met: false });
    const child = hidden.members[1]?.id ?? "";
    expect(await marks("jsanak", [child])).toEqual([]);
    expect(await marks("jsanak", [child], scope("36", ["children-in-law"]))).toHaveLength(1);
  });

  it("lets a protected condition count for nobody who is visible without its compartment", async () => {
    const elder = poor.members[0]?.id ?? "";
    await aCondition(db(), village, elder, "15", "victims");
    await assessEverybody(db());
    const [mark] = await marks("bwblp-pelatihan", [elder]);
    expect(mark?.criteria).toContainEqual({ code: "bwblp", met: false });
  });

  it("keeps the facts the families were judged on", async () => {
    const { rows } = await db().owner.query(
      `select m.desil, m.desil_sumber, m.desil_tanggal, m.umur_kepala, m.jenis_kelamin_kepala, m.status_kawin_kepala,
              m.kepala_bekerja, m.kepala_disabilitas, m.jumlah_anggota, m.jumlah_lansia, m.jumlah_balita, m.jumlah_anak,
              m.jumlah_anak_sekolah, m.jumlah_usia_kerja, m.ada_asn
         from programmes.family_marks m where m.family_id = $1 limit 1`,
      [poor.id],
    );
    expect(rows).toEqual([
      {
        desil: 1,
        desil_sumber: "DTSEN",
        desil_tanggal: "2026-10-01",
        umur_kepala: 76,
        jenis_kelamin_kepala: "P",
        status_kawin_kepala: 4,
        kepala_bekerja: true,
        kepala_disabilitas: false,
        jumlah_anggota: 4,
        jumlah_lansia: 1,
        jumlah_balita: 1,
        jumlah_anak: 2,
        jumlah_anak_sekolah: 1,
        jumlah_usia_kerja: 1,
        ada_asn: null,
      },
    ]);
  });

  it("shows nothing outside the area", async () => {
    expect(await marks("jamsosratu", [poor.id], scope("3604"))).toEqual([]);
    expect(await marks("jamsosratu", [poor.id], scope(""))).toEqual([]);
  });

  it("counts what it marked, per village and programme", async () => {
    const { rows } = await db().owner.query(
      `select t.programme_code as code, sum(t.subject_count)::int as n from programmes.assessment_totals t
         join programmes.assessments a on a.id = t.assessment_id and a.state = 'done'
        where t.place_code = $1 and t.programme_code in ('@family', '@person', 'jamsosratu') group by 1 order by 1`,
      [village],
    );
    expect(rows).toEqual([
      { code: "@family", n: 3 },
      // The protected child is in no total.
      { code: "@person", n: 6 },
      // One eligible, one that another programme excludes.
      { code: "jamsosratu", n: 2 },
    ]);
  });
});

describe("candidates", () => {
  const candidates = (versionId: string, placeCode: string, as = scope("36")) =>
    inScope(db().app, as, "read only", async (tx) => {
      const source = await candidateSource(tx, { versionId, period: "2026", placeCode });
      if (source === null) return null;
      const { rows } = await sql<Record<string, unknown>>`
        select * from ${source.relation} as c where c.status = 'eligible' and c.hold is null order by c.subject_id`.execute(
        tx,
      );
      return rows;
    });

  it("carry rank values and amounts by component, the dearest first up to the limit", async () => {
    const found = await candidates(await versionOf("pkh"), "36");
    const one = found?.find((row) => row["subject_id"] === poor.id);
    // Elder (70+) 2.4 m, small child 3 m, primary school 0.9 m a year.
    expect(one).toMatchObject({
      region_code: "3602",
      subject_kind: "family",
      rank_values: [1],
      amount_rupiah: 6_300_000n,
    });
    expect(one?.["parts"]).toEqual({
      lansia: { count: 1, amountRupiah: 2_400_000 },
      "usia-dini": { count: 1, amountRupiah: 3_000_000 },
      sd: { count: 1, amountRupiah: 900_000 },
    });
  });

  it("are persons where the programme is per person", async () => {
    const found = await candidates(await versionOf("jslu"), village);
    expect(found?.map((row) => row["person_id"])).toEqual([poor.members[0]?.id]);
    expect(found?.[0]).toMatchObject({ family_id: poor.id, amount_rupiah: 500_000n, subject_kind: "person" });
  });

  it("are only those in the place and in the actor's area", async () => {
    const version = await versionOf("pkh");
    expect(await candidates(version, "3604")).toEqual([]);
    expect(await candidates(version, "36", scope("3604"))).toEqual([]);
  });

  it("are none without an assessment by this version", async () => {
    expect(await candidates("0198a000-0000-7000-8000-000000000009", "36")).toBeNull();
  });
});

describe("an explanation", () => {
  it("gives each criterion with the value used, its source and date", async () => {
    const versionId = await versionOf("jamsosratu");
    const found = await inScope(db().app, scope("3602"), "read only", (tx) =>
      explainSubject(tx, { versionId, subjectId: poor.id, asOfOn: "2026-11-22" }),
    );
    expect(found).toMatchObject({ status: "eligible", placeCode: village, amountRupiah: 1_750_000n });
    expect(found?.criteria[0]).toMatchObject({
      code: "desil",
      met: true,
      values: [{ reference: "desil", value: 1, source: "DTSEN", asOfOn: "2026-10-01" }],
    });
    expect(found?.criteria.at(-1)?.values).toMatchObject([{ reference: 'menerima("PKH")', value: false }]);
  });

  it("explains persons, and nobody out of sight", async () => {
    const versionId = await versionOf("jslu");
    const subjectId = poor.members[0]?.id ?? "";
    const ask = (area: string) =>
      inScope(db().app, scope(area), "read only", (tx) =>
        explainSubject(tx, { versionId, subjectId, asOfOn: "2026-11-22" }),
      );
    expect(await ask("36")).toMatchObject({ status: "eligible", subjectKind: "person", familyId: poor.id });
    expect(await ask("3604")).toBeNull();
  });
});
