/**
 * SQL of every family fact of reference/facts/facts.json over the parts it comes from:
 * f = registry.families, m = its living members counted, r = newest rank, h = newest housing facts.
 * The name is the column of programmes.family_marks that keeps the value.
 */
import { smallColumn, tabulated } from "./tabulate.ts";

type Part = "f" | "m" | "r" | "h";

const housingCodes = {
  status_rumah: "building_status",
  bukti_rumah: "building_proof",
  lantai: "floor_material",
  dinding: "wall_material",
  atap: "roof_material",
  air_minum: "drinking_water",
  jarak_tinja: "water_distance",
  penerangan: "lighting",
  daya_listrik: "power_band",
  bahan_bakar: "cooking_fuel",
  jamban: "toilet_use",
  kloset: "toilet_kind",
  pembuangan_tinja: "sewage",
  luas_lantai: "floor_area_m2",
  jumlah_kamar_tidur: "bedroom_count",
  jumlah_sapi: "cattle_count",
  jumlah_kerbau: "buffalo_count",
  jumlah_kuda: "horse_count",
  jumlah_babi: "pig_count",
  jumlah_kambing: "goat_count",
} as const;

/** List yes-no: 1 has it, 2 has not. */
const housingYesNo = {
  punya_tabung_gas: "gas_cylinder",
  punya_kulkas: "refrigerator",
  punya_ac: "air_conditioner",
  punya_pemanas_air: "water_heater",
  punya_telepon_rumah: "landline",
  punya_tv_datar: "flat_television",
  punya_emas: "gold",
  punya_komputer: "computer",
  punya_sepeda_motor: "motorcycle",
  punya_sepeda: "bicycle",
  punya_mobil: "car",
  punya_perahu: "boat",
  punya_perahu_motor: "motor_boat",
  punya_ponsel_pintar: "smartphone",
  punya_lahan_lain: "other_land",
  punya_rumah_lain: "other_house",
} as const;

/**
 * Counts of living members, ten bits each, three to a sum: eleven filtered counts over 2.5 million rows cost three
 * times these sums. A "family" of a thousand is an error of its source; its counts are unknown.
 */
const counted = {
  ages: ["jumlah_lansia", "jumlah_balita", "jumlah_anak_usia_dini"],
  bands: ["jumlah_anak", "jumlah_usia_kerja"],
  facts: ["jumlah_anak_sekolah", "jumlah_disabilitas", "jumlah_disabilitas_berat"],
  more: ["jumlah_ibu_hamil", "jumlah_bekerja"],
} as const;

/** What a member adds, in SQL over p with `umur`. */
const adds: Readonly<Record<keyof typeof counted, readonly string[]>> = {
  ages: ["p.umur >= 60", "p.umur <= 4", "p.umur <= 6"],
  bands: ["p.umur < 18", "p.umur between 15 and 59"],
  facts: [
    "p.school_participation = 2 and p.umur between 6 and 21",
    "p.disability_kinds <> 0",
    "p.disability_degree = 3",
  ],
  more: ["p.pregnant = 1", "p.works = 1"],
};

const packed = (conditions: readonly string[]) =>
  conditions
    .map((condition, index) => `case when ${condition} then ${2 ** (10 * index)} else 0 end`)
    .join(" | ");

const memberCounts: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(counted).flatMap(([sum, names]) =>
    names.map((name, index) => [
      name,
      `case when m.members < 1000 then (m.${sum} >> ${10 * index}) & 1023 end`,
    ]),
  ),
);

/** Columns of registry.persons that the counts and the head's facts are made from. */
export const memberColumns = [
  "relation",
  "sex",
  "marital_status",
  "works",
  "pregnant",
  "school_participation",
  "disability_kinds",
  "disability_degree",
  "job_position",
] as const;

/**
 * Aggregates of one family. Of the head everything is packed into one number, because five filtered aggregates
 * over 2.5 million rows cost five times one: bits 0–8 age + 1, 9–10 sex, 11–13 marital status, 14–15 works, 16 disability.
 */
export const memberAggregates: readonly string[] = [
  "count(*) as members",
  ...Object.entries(adds).map(([sum, conditions]) => {
    const sql = packed(conditions);
    const column = smallColumn(sql);
    return `sum(${column === null ? sql : tabulated(column, sql)}) as ${sum}`;
  }),
  // 5 = ASN, TNI, Polri, BUMN/BUMD or official (list regsosek-418); unknown only where nobody surely is one.
  "max(case when p.job_position = 5 then 2 when p.job_position is null and p.works = 1 then 1 else 0 end) as asn",
  `max(coalesce(p.umur + 1, 0) | case p.sex when 'L' then 512 when 'P' then 1024 else 0 end
    | (coalesce(p.marital_status, 0)::int << 11) | (coalesce(p.works, 0)::int << 14) | ((p.disability_kinds <> 0)::int << 16))
    filter (where p.relation = 1) as head`,
];

const head = {
  umur_kepala: "nullif(m.head & 511, 0) - 1",
  jenis_kelamin_kepala: "case m.head & 1536 when 512 then 'L' when 1024 then 'P' end",
  status_kawin_kepala: "nullif((m.head >> 11) & 7, 0)",
  kepala_bekerja: "nullif((m.head >> 14) & 3, 0) = 1",
  kepala_disabilitas: "(m.head >> 16) & 1 = 1",
} as const;

const rank = {
  desil: "r.decile",
  persentil: "r.percentile",
  desil_sumber: "r.source",
  desil_tanggal: "r.cut_off_on",
  miskin_ekstrem: "r.extreme_poor",
  status_data_kesejahteraan: "r.status",
} as const;

const entries = (part: Part, sqlByName: Readonly<Record<string, string>>) =>
  Object.entries(sqlByName).map(([name, sql]) => [name, { part, sql }] as const);

/** Facts kept in programmes.family_marks, by name. */
export const familyFacts: ReadonlyMap<string, { readonly part: Part; readonly sql: string }> = new Map([
  ...entries("r", rank),
  // A family without a known member has none, which is known.
  ...entries("m", {
    jumlah_anggota: "least(coalesce(m.members, 0), 32767)",
    ...Object.fromEntries(
      Object.entries(memberCounts).map(([name, sql]) => [
        name,
        `case when m.members is null then 0 else ${sql} end`,
      ]),
    ),
  }),
  ...entries("m", { ada_asn: "case coalesce(m.asn, 0) when 2 then true when 0 then false end" }),
  ...entries("m", head),
  ...entries("f", { punya_koordinat: "f.latitude is not null" }),
  ...entries(
    "h",
    Object.fromEntries(Object.entries(housingCodes).map(([name, code]) => [name, `h.${code}`])),
  ),
  ...entries(
    "h",
    Object.fromEntries(Object.entries(housingYesNo).map(([name, code]) => [name, `h.${code} = 1`])),
  ),
  ...entries("h", { sumber_rumah: "h.source", tanggal_rumah: "h.cut_off_on" }),
]);

/** Facts that every row of marks carries in its place. */
export const placeFacts: ReadonlyMap<string, (alias: string) => string> = new Map([
  ["kabupaten", (alias: string) => `${alias}.region_code`],
  [
    "kecamatan",
    (alias: string) => `case when length(${alias}.place_code) >= 6 then left(${alias}.place_code, 6) end`,
  ],
  ["desa", (alias: string) => `case when length(${alias}.place_code) = 10 then ${alias}.place_code end`],
]);
