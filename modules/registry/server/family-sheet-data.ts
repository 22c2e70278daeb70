import { sql } from "kysely";
import { officeLetterhead, placeLabels } from "#modules/regions/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import type { FamilySheetData } from "#platform/documents/family-sheet.ts";
import { readCodeLabels } from "./code-labels.ts";
import type { Page } from "./read-family-page.ts";

type Member = FamilySheetData["members"][number];

/** Words of the codes that the sheet shows; the paper is in Indonesian. */
async function readWords(tx: Tx): Promise<(list: string | null, code: number | null) => string> {
  const labelOf = await readCodeLabels(tx, "id");
  return (list, code) =>
    code === null ? "" : ((list === null ? undefined : labelOf(list, code)) ?? String(code));
}

async function readPpksNames(tx: Tx): Promise<(code: string) => string> {
  const { rows } = await sql<{ code: string; name_id: string }>`
    select t.code, t.name_id from registry.ppks_types t`.execute(tx);
  const names = new Map(rows.map((row) => [row.code, row.name_id]));
  return (code) => names.get(code) ?? code;
}

const statusOf = (lifeStatus: string): Member["status"] =>
  lifeStatus === "dead" ? "died" : lifeStatus === "moved-out" ? "moved" : "lives-here";

const rankNotes: Readonly<Record<string, string | null>> = {
  active: null,
  "active-assessed-dead": "dinilai meninggal",
  inactive: "nonaktif",
};

const eventNames: Readonly<Record<string, string>> = {
  born: "Lahir",
  died: "Meninggal",
  "moved-in": "Pindah datang",
  "moved-out": "Pindah keluar",
  moved: "Pindah alamat",
  missing: "Tidak diketahui keberadaannya",
  found: "Ditemukan kembali",
  "split-family": "Pisah KK",
  "joined-family": "Masuk keluarga",
};

const housingNames: Readonly<Record<string, string>> = {
  building_status: "Status bangunan",
  floor_area_m2: "Luas lantai (m²)",
  floor_material: "Lantai",
  wall_material: "Dinding",
  roof_material: "Atap",
  drinking_water: "Air minum",
  lighting: "Penerangan",
  power_band: "Daya listrik",
  cooking_fuel: "Bahan bakar",
  toilet_use: "Tempat buang air",
};

/** The page as "Lembar keluarga": protected records stay off paper, for paper has no access log. */
export async function familySheetData(tx: Tx, page: Page, printedBy: string): Promise<FamilySheetData> {
  const word = await readWords(tx);
  const ppks = await readPpksNames(tx);
  const code = page.place.code;
  const labels = await placeLabels(tx, [code.slice(0, 2), code.slice(0, 4), code.slice(0, 6), code]);
  const label = (length: number) => labels.get(code.slice(0, length)) ?? "";
  const open = page.conditions.filter((row) => !row.isProtected);
  const nameOf = (personId: string) =>
    page.members.find((member) => member.personId === personId)?.name ?? "";
  const kindsOf = (personId: string) =>
    open.filter((row) => row.personId === personId && row.untilOn === null).map((row) => ppks(row.ppksCode));
  return {
    office: await officeLetterhead(tx),
    headName: page.headName,
    familyNumberMasked: page.kkMasked,
    address: [page.address, page.hamlet, `RT ${page.rt || "-"} / RW ${page.rw || "-"}`]
      .filter(Boolean)
      .join(", "),
    place: {
      village: code.length === 10 ? label(10) : "",
      district: label(6),
      regency: label(4),
      province: label(2),
    },
    members: page.members.map((member) => ({
      name: member.name,
      relation: member.relation === null ? null : word("regsosek-409", member.relation),
      sex: member.sex,
      bornOn: member.bornOn,
      ageYears: member.ageYears,
      nikMasked: member.nikMasked,
      conditions: kindsOf(member.personId),
      status: statusOf(member.lifeStatus),
      statusSinceOn: null,
    })),
    deciles: page.welfare.map((rank) => ({
      decile: rank.decile,
      source: rank.source,
      asOf: rank.cutOffOn,
      note: rankNotes[rank.status] ?? null,
    })),
    conditions: open.map((row) => ({
      person: nameOf(row.personId),
      kind: ppks(row.ppksCode),
      sinceOn: row.sinceOn,
      evidence: row.evidenceNote === "" ? null : row.evidenceNote,
    })),
    housing: (page.housing?.facts ?? []).flatMap((fact) => {
      const name = housingNames[fact.field];
      return name === undefined ? [] : [{ label: name, value: word(fact.listId, fact.value) }];
    }),
    aid: page.aid.map((row) => ({
      programme: row.programme,
      giver: row.giver,
      period: [row.periodFromOn, row.periodUptoOn, row.stage].filter(Boolean).join(" – "),
      amountRupiah: row.amountRupiah === null ? null : BigInt(row.amountRupiah),
      status: row.status,
    })),
    timeline: page.events.map((row) => ({
      on: row.happenedOn,
      what: [
        eventNames[row.kind] ?? row.kind,
        row.personId === null ? "" : nameOf(row.personId),
        row.destination,
      ]
        .filter(Boolean)
        .join(" · "),
      source: row.source,
    })),
    printedBy,
    purpose: "Pelayanan kesejahteraan sosial",
  };
}
