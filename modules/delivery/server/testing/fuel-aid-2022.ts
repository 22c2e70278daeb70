import type { Database } from "#platform/db/connection.ts";
import { newId } from "#platform/kernel/ids.ts";
import { aBudget, aProgramme } from "./programme.ts";

/**
 * The 2022 fuel aid of Banten as the state audit described it (LHP BPK on 2022, quoted August 2023): proposed by the
 * eight regional heads, set by decree, and how many of a region's lines were duplicates. People are invented.
 */
export const fuelAidRegions = [
  { regionCode: "3601", name: "Pandeglang", lines: 8_138, duplicates: 143 },
  { regionCode: "3602", name: "Lebak", lines: 2_179, duplicates: 62 },
  { regionCode: "3603", name: "Kab. Tangerang", lines: 27_236, duplicates: 1_722 },
  { regionCode: "3604", name: "Kab. Serang", lines: 10_321, duplicates: 340 },
  { regionCode: "3671", name: "Kota Tangerang", lines: 17_021, duplicates: 1_520 },
  { regionCode: "3672", name: "Cilegon", lines: 4_125, duplicates: 204 },
  { regionCode: "3673", name: "Kota Serang", lines: 6_899, duplicates: 110 },
  { regionCode: "3674", name: "Tangerang Selatan", lines: 4_137, duplicates: 208 },
] as const;

export const fuelAid = {
  proposed: 42_723,
  decreed: 80_513,
  duplicates: 4_309,
  /**
   * The printed bases of the regions sum to 80,056: 457 lines of the decree belong to none. They are put here under
   * the province, without a region and without duplicates, so that every printed figure stays as it was printed.
   */
  withoutRegion: 457,
  /** 75,613 × 4 × 150,000 and 4,900 × 3 × 150,000. */
  totalRupiah: 47_572_800_000n,
  /** The second batch was printed as Rp2.205.800.000; 4,900 × 450,000 is Rp2.205.000.000. */
  announcedRupiah: 47_573_600_000n,
} as const;

const firstBatch = 75_613;

// Largest remainders: the audit prints the sum of the proposals, not their share per region.
export function proposedByRegion(): ReadonlyMap<string, number> {
  const base = fuelAidRegions.reduce((sum, region) => sum + region.lines, 0);
  const exact = fuelAidRegions.map(({ regionCode, lines }) => ({
    regionCode,
    share: (fuelAid.proposed * lines) / base,
  }));
  const floors = new Map(exact.map(({ regionCode, share }) => [regionCode as string, Math.floor(share)]));
  let left = fuelAid.proposed - [...floors.values()].reduce((sum, one) => sum + one, 0);
  for (const { regionCode } of exact.toSorted((a, b) => (b.share % 1) - (a.share % 1)))
    if (left-- > 0) floors.set(regionCode, (floors.get(regionCode) ?? 0) + 1);
  return floors;
}

/*
 * Person n of a region. Serials from 9000 on belong to nobody; letters stand for the digits of n, as a name key has
 * no digits.
 */
const people = `
  select r.region_code, r.village, n as n,
         'WARGA ' || translate(r.region_code || to_char(n, 'FM000000'), '0123456789', 'ABCDEGHIJK') as name,
         'warga ' || lower(translate(r.region_code || to_char(n, 'FM000000'), '0123456789', 'ABCDEGHIJK')) as name_key,
         date '1950-01-01' + (n / 1000) as born_on,
         'ibu ' || lower(translate(to_char(n * 7 % 999983, 'FM000000'), '0123456789', 'ABCDEGHIJK')) as mother_name_key,
         r.nik_prefix || to_char(date '1950-01-01' + (n / 1000), 'DDMMYY') || (9000 + n % 1000) as nik,
         r.nik_prefix || to_char(date '2001-01-01' + (n / 1000), 'DDMMYY') || (9000 + n % 1000) as kk_number,
         'U' || r.nik_prefix || to_char(n, 'FM000000') as account_number
    from r, generate_series(1, r.people) n`;

const regionsCte = `
  r as (select * from jsonb_to_recordset($1::jsonb)
          as x(region_code text, village text, nik_prefix text, people int, duplicates int, proposed int))`;

/*
 * A duplicate repeats a person whom nobody proposed: by NIK (two in five), by KK, by account, or by name, birth date
 * and mother with other numbers. Shifted numbers (9xx…) collide with nobody. Every line names a family of its own:
 * lines that the registry does not know would add 80,513 findings that the audit did not speak of, and double the time.
 */
const fillDecree = `
  with ${regionsCte}, people as (${people}),
  wanted as (
    select p.*, 0 as twin from people p
    union all
    select p.region_code, p.village, p.n,
           case when p.n % 5 = 4 then p.name else 'GANDA ' || p.name end,
           case when p.n % 5 = 4 then p.name_key else 'ganda ' || p.name_key end,
           p.born_on, p.mother_name_key,
           case when p.n % 5 < 2 then p.nik else overlay(p.nik placing '99' from 5) end,
           case when p.n % 5 = 2 then p.kk_number else overlay(p.kk_number placing '99' from 5) end,
           case when p.n % 5 = 3 then p.account_number else 'G' || p.account_number end, 1
      from people p join r using (region_code) where p.n > r.proposed and p.n <= r.proposed + r.duplicates)
  insert into delivery.decree_lines (region_code, decree_id, line, place_code, subject_kind, subject_id, name, name_key, born_on,
    mother_name_key, address, nik, kk_number, channel, account_number, amount_rupiah, times, total_rupiah, origin)
  select w.region_code, $2, row_number() over (order by w.region_code, w.twin, w.n), w.village, 'family', gen_random_uuid(), w.name, w.name_key,
         w.born_on, w.mother_name_key, 'KP UJI', w.nik, w.kk_number, 'bank', w.account_number, 150000, 4, 600000, 'file'
    from wanted w`;

const fillProposals = `
  with ${regionsCte}, people as (${people})
  insert into delivery.proposal_lines (region_code, list_id, line, place_code, raw, name, name_key, born_on, mother_name_key, nik,
    kk_number, account_number)
  select p.region_code, l.id, p.n, p.village, '[]', p.name, p.name_key, p.born_on, p.mother_name_key, p.nik, p.kk_number, p.account_number
    from people p join r using (region_code) join delivery.proposal_lists l on l.place_code = p.region_code and l.programme_code = $2
   where p.n <= r.proposed`;

export interface FuelAid {
  readonly decreeId: string;
  readonly budgetId: string;
  readonly programmeCode: string;
}

/** Builds the whole case, set by set (some two seconds): eight proposal lists and a draft decree of 80,513 lines. */
export async function fuelAid2022(database: Database, madeBy: string): Promise<FuelAid> {
  const programme = await aProgramme(database, { unit: "family" });
  const budgetId = await aBudget(database, 50_000_000_000n);
  const proposed = proposedByRegion();
  const regions = [
    ...fuelAidRegions.map(({ regionCode, lines, duplicates }) => ({
      region_code: regionCode,
      village: `${regionCode}012001`,
      nik_prefix: `${regionCode}01`,
      people: lines - duplicates,
      duplicates,
      proposed: proposed.get(regionCode) ?? 0,
    })),
    {
      region_code: "3600",
      village: "36",
      nik_prefix: "367501",
      people: fuelAid.withoutRegion,
      duplicates: 0,
      proposed: 0,
    },
  ];
  const decreeId = newId();
  await database.owner.query(
    `insert into delivery.proposal_lists (programme_code, period, place_code, proposed_on, source, file_name, state, line_count, received_by)
     select $1, '2022', x.region_code, '2022-08-29', 'file', 'usulan-' || x.region_code || '.csv', 'received', x.proposed, $3
       from jsonb_to_recordset($2::jsonb) as x(region_code text, proposed int) where x.proposed > 0`,
    [programme.code, JSON.stringify(regions), madeBy],
  );
  await database.owner.query(
    `insert into delivery.decrees (id, programme_code, version_id, period, place_code, title, budget_id, announced_rupiah, starts_on,
       ends_on, made_by) values ($1, $2, $3, '2022', '36', 'Penerima BLT BBM 2022', $4, $5, '2022-09-01', '2022-12-31', $6)`,
    [decreeId, programme.code, programme.versionId, budgetId, fuelAid.announcedRupiah, madeBy],
  );
  await database.owner.query(fillDecree, [JSON.stringify(regions), decreeId]);
  await database.owner.query(
    "update delivery.decree_lines set times = 3, total_rupiah = 450000 where decree_id = $1 and line > $2",
    [decreeId, firstBatch],
  );
  await database.owner.query(fillProposals, [JSON.stringify(regions), programme.code]);
  await database.owner.query(
    `update delivery.decrees d set line_count = s.n, total_rupiah = s.total
       from (select count(*) as n, sum(total_rupiah) as total from delivery.decree_lines where decree_id = $1) s where d.id = $1`,
    [decreeId],
  );
  await database.owner.query("analyze delivery.decree_lines, delivery.proposal_lines");
  return { decreeId, budgetId, programmeCode: programme.code };
}
