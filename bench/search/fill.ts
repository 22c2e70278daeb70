import { Readable } from "node:stream";
import type pg from "pg";
import { drawName, type Sex } from "#demo/province/names.ts";
import { Random } from "#demo/province/random.ts";
import { nameKey } from "#modules/registry/server/index.ts";
import type { Database } from "#platform/db/connection.ts";
import { copyInto, copyText } from "#platform/db/copy.ts";
import { uuidV7 } from "#platform/kernel/ids.ts";

/** Households of the province at scale 1 and their share by region, as in the demo province. */
const householdsAtScaleOne = 654_785;
const regionShares: ReadonlyArray<readonly [code: string, share: number]> = [
  ["3601", 0.14],
  ["3602", 0.144],
  ["3603", 0.332],
  ["3604", 0.093],
  ["3671", 0.163],
  ["3672", 0.02],
  ["3673", 0.052],
  ["3674", 0.056],
];

/** What the questions are drawn from. */
export interface Sample {
  readonly regionCode: string;
  readonly nik: string;
  readonly name: string;
  readonly bornOn: string;
}

const two = (value: number) => String(value).padStart(2, "0");

class Columns {
  private readonly lines = new Map<string, string[]>();
  add(target: string, cells: ReadonlyArray<string | number | null>): void {
    let list = this.lines.get(target);
    if (!list) {
      list = [];
      this.lines.set(target, list);
    }
    list.push(cells.map(copyText).join("\t"));
  }
  async flush(client: pg.ClientBase): Promise<void> {
    for (const [target, list] of this.lines) {
      await copyInto(client, target, Readable.from([`${list.join("\n")}\n`]));
      list.length = 0;
    }
  }
}

const families = "registry.families (region_code, id, place_code, kk_number, head_name, rt, rw, source)";
const familyIdentifiers = "registry.family_identifiers (number, kind, family_id, region_code, place_code)";
const persons =
  "registry.persons (region_code, id, place_code, family_id, relation, name, name_key, nik, sex, born_on, source)";
const personIdentifiers = "registry.person_identifiers (number, kind, person_id, region_code, place_code)";
const welfare =
  "registry.welfare_snapshots (region_code, family_id, source, cut_off_on, place_code, decile, status)";

/**
 * Fills an empty registry with families whose names follow the demo province's distribution; the NIK serials
 * (9000 and up) belong to nobody. Returns the number of persons and a sample of them.
 */
export async function fillRegistry(
  database: Database,
  scale: number,
  tell: (families: number) => void,
): Promise<{ persons: number; samples: Sample[] }> {
  const random = new Random(1);
  const columns = new Columns();
  const samples: Sample[] = [];
  const bytes = new Uint8Array(16);
  const newId = () => {
    for (let at = 0; at < 16; at += 4) new DataView(bytes.buffer).setUint32(at, random.uint32());
    return uuidV7(1_760_000_000_000 + count, bytes);
  };
  let count = 0;
  const client = await database.loader.connect();
  try {
    await client.query("select registry.suspend_indexes()");
    for (const [regionCode, share] of regionShares) {
      const households = Math.round(householdsAtScaleOne * scale * share);
      for (let at = 0; at < households; at += 1) {
        const place = `${regionCode}${two(1 + random.below(19))}${2001 + random.below(10)}`;
        const familyId = newId();
        const kk = `${place.slice(0, 6)}${two(1 + random.below(28))}${two(1 + random.below(12))}${two(random.below(24))}${9000 + random.below(1000)}`;
        const size = 2 + random.below(5);
        let headName = "";
        for (let member = 0; member < size; member += 1) {
          const sex: Sex = random.chance(0.5) ? "L" : "P";
          const year = 1940 + random.below(82);
          const [month, day] = [1 + random.below(12), 1 + random.below(28)];
          const name = drawName(random, sex, year);
          if (member === 0) headName = name;
          const bornOn = `${year}-${two(month)}-${two(day)}`;
          const nik = `${place.slice(0, 6)}${two(sex === "P" ? day + 40 : day)}${two(month)}${two(year % 100)}${9000 + random.below(1000)}`;
          const id = newId();
          columns.add(persons, [
            regionCode,
            id,
            place,
            familyId,
            member === 0 ? 1 : member === 1 ? 2 : 3,
            name,
            nameKey(name),
            nik,
            sex,
            bornOn,
            "BENCH",
          ]);
          columns.add(personIdentifiers, [nik, "nik", id, regionCode, place]);
          count += 1;
          if (random.chance(2000 / (2_600_000 * scale))) samples.push({ regionCode, nik, name, bornOn });
        }
        columns.add(families, [
          regionCode,
          familyId,
          place,
          kk,
          headName,
          two(1 + random.below(9)),
          two(1 + random.below(6)),
          "BENCH",
        ]);
        columns.add(familyIdentifiers, [kk, "kk", familyId, regionCode, place]);
        columns.add(welfare, [
          regionCode,
          familyId,
          "DTSEN",
          "2026-10-17",
          place,
          1 + random.below(4),
          "active",
        ]);
        if (at % 10_000 === 9_999) {
          await columns.flush(client);
          tell(at + 1);
        }
      }
      await columns.flush(client);
    }
    await client.query(
      "insert into registry.names (name) select distinct name_key from registry.persons where name_key <> ''",
    );
    await client.query(
      "insert into registry.name_words (word) select distinct word from registry.names n cross join string_to_table(n.name, ' ') as word",
    );
    await client.query("select registry.restore_indexes()");
  } finally {
    client.release();
  }
  for (const table of [
    "persons",
    "person_identifiers",
    "families",
    "family_identifiers",
    "welfare_snapshots",
    "names",
    "name_words",
  ])
    await database.owner.query(`vacuum (analyze) registry.${table}`);
  return { persons: count, samples };
}
