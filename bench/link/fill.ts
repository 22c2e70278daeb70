import { Readable } from "node:stream";
import type pg from "pg";
import { type DuplicateKind, duplicateKinds, secondRecord } from "#demo/errors/duplicates.ts";
import { type Household, isoDate, type Person } from "#demo/province/model.ts";
import { loadPlaces } from "#demo/province/places.ts";
import { planProvince } from "#demo/province/province.ts";
import { Random } from "#demo/province/random.ts";
import { walkProvince } from "#demo/province/walk.ts";
import { nameKey } from "#modules/registry/server/index.ts";
import type { Database } from "#platform/db/connection.ts";
import { copyInto, copyText } from "#platform/db/copy.ts";
import { uuidV7 } from "#platform/kernel/ids.ts";

/** Second records per person at error level "typical" (demo/errors/levels.ts). */
const duplicateShare = 0.008;
const mostNames = 300_000;

export interface Planted {
  readonly persons: number;
  /** Ids of one person's two records, smaller first, joined by a space → how the second came about. */
  readonly duplicates: ReadonlyMap<string, DuplicateKind>;
}

const personColumns =
  "registry.persons (region_code, id, place_code, family_id, relation, name, name_key, nik, sex, born_on, mother_name, source)";
const familyColumns = "registry.families (region_code, id, place_code, kk_number, head_name, source)";

/** Fills an empty registry with the demo province and second records of some of its people; straight by COPY. */
export async function fillForLinkage(database: Database, scale: number): Promise<Planted> {
  const places = loadPlaces();
  const walk = walkProvince(planProvince(places, scale, 1), 1);
  const random = new Random(1, 0, 78);
  const keys = new Map<string, string>();
  const keyOf = (name: string): string => {
    const known = keys.get(name);
    if (known !== undefined) return known;
    const key = nameKey(name);
    if (keys.size < mostNames) keys.set(name, key);
    return key;
  };
  let count = 0;
  const bytes = new Uint8Array(16);
  const newId = () => {
    for (let at = 0; at < 16; at += 4) new DataView(bytes.buffer).setUint32(at, random.uint32());
    return uuidV7(1_760_000_000_000 + count, bytes);
  };
  const duplicates = new Map<string, DuplicateKind>();
  const waiting: { copy: Person; of: string; kind: DuplicateKind; rest: number }[] = [];
  let [persons, families]: [string[], string[]] = [[], []];
  const client: pg.PoolClient = await database.loader.connect();
  const flush = async () => {
    if (persons.length === 0) return;
    await copyInto(client, familyColumns, Readable.from([families.join("")]));
    await copyInto(client, personColumns, Readable.from([persons.join("")]));
    [persons, families] = [[], []];
  };
  const line = (cells: ReadonlyArray<string | number | null>) => `${cells.map(copyText).join("\t")}\n`;
  const write = (household: Household, familyId: string, person: Person): string => {
    const id = newId();
    const region = household.village.code.slice(0, 4);
    persons.push(
      line([
        region,
        id,
        household.village.code,
        familyId,
        person.relation,
        person.name,
        keyOf(person.name),
        person.nik,
        person.sex,
        isoDate(person),
        person.motherName,
        "BENCH",
      ]),
    );
    count += 1;
    return id;
  };
  try {
    await client.query("select registry.suspend_indexes()");
    for (const { now: household } of walk.passages) {
      if (household === undefined) continue;
      const familyId = newId();
      families.push(
        line([
          household.village.code.slice(0, 4),
          familyId,
          household.village.code,
          household.familyNumber,
          household.members[0]?.name ?? "",
          "BENCH",
        ]),
      );
      for (const person of household.members) {
        const id = write(household, familyId, person);
        if (!random.chance(duplicateShare)) continue;
        const kind = random.pick(duplicateKinds);
        const copy = secondRecord(kind, person, { random, office: walk.office, places });
        if (copy !== undefined) waiting.push({ copy, of: id, kind, rest: random.between(2, 60) });
      }
      for (const one of waiting) one.rest -= 1;
      const at = waiting.findIndex((one) => one.rest <= 0);
      const [arrived] = at < 0 ? [] : waiting.splice(at, 1);
      if (arrived !== undefined)
        duplicates.set(
          [arrived.of, write(household, familyId, arrived.copy)].toSorted().join(" "),
          arrived.kind,
        );
      if (persons.length > 40_000) await flush();
    }
    await flush();
    await client.query("select registry.restore_indexes()");
  } finally {
    client.release();
  }
  await database.owner.query("analyze registry.persons, registry.families");
  return { persons: count, duplicates };
}
