import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { isCivilDate } from "#platform/kernel/dates.ts";
import { linkName } from "../../domain/linkage/link-name.ts";
import type { LinkRecord } from "../../domain/linkage/score-pair.ts";
import { nameKey } from "../../domain/name-key.ts";
import { type Found, findByLikeness, findByNumber, findByPrefix } from "../search-statements.ts";

/** What has been typed of a person so far. */
export interface Draft {
  readonly name: string;
  readonly nik: string;
  readonly kkNumber: string;
  readonly sex: "L" | "P" | null;
  readonly bornOn: string;
  readonly motherName: string;
  readonly placeCode: string;
}

const each = 20;
const leastKey = 3;

/** Day and month exchanged, where that is a date too. */
function swapped(bornOn: string): string | undefined {
  const other = `${bornOn.slice(0, 5)}${bornOn.slice(8)}-${bornOn.slice(5, 7)}`;
  return other !== bornOn && isCivilDate(other) ? other : undefined;
}

/**
 * Persons of the actor's scope worth comparing with a draft: who holds the number or one that differs in the
 * serial, members of the family card, and who bears a like name on the same day, in the same village or exactly.
 */
export async function likelyCandidates(tx: Tx, draft: Draft): Promise<Found[]> {
  const key = nameKey(draft.name);
  const found: Found[] = [];
  if (/^\d{12,16}$/.test(draft.nik)) found.push(...(await findByNumber(tx, draft.nik.slice(0, 12), each)));
  if (/^\d{16}$/.test(draft.nik)) found.push(...(await findByNumber(tx, draft.nik, 5)));
  if (/^\d{16}$/.test(draft.kkNumber)) found.push(...(await findByNumber(tx, draft.kkNumber, each)));
  if (key.length >= leastKey) {
    if (isCivilDate(draft.bornOn)) {
      found.push(...(await findByLikeness(tx, key, each, { bornOn: draft.bornOn })));
      const other = swapped(draft.bornOn);
      if (other !== undefined) found.push(...(await findByLikeness(tx, key, each, { bornOn: other })));
    }
    if (draft.placeCode.length === 10)
      found.push(...(await findByLikeness(tx, key, each, { placeCode: draft.placeCode })));
    found.push(...(await findByPrefix(tx, key, each)));
  }
  const seen = new Set<string>();
  return found.filter((one) => !seen.has(one.id) && seen.add(one.id));
}

export interface Candidate extends LinkRecord {
  readonly id: string;
  readonly regionCode: string;
}

/** What linkage compares of the candidates. */
export async function readCandidates(tx: Tx, found: readonly Found[]): Promise<Candidate[]> {
  const { rows } = await sql<{
    id: string;
    regionCode: string;
    nik: string | null;
    kk: string | null;
    nameKey: string;
    bornOn: string | null;
    sex: "L" | "P" | null;
    mother: string;
    placeCode: string;
  }>`
    select p.id, p.region_code as "regionCode", p.nik, f.kk_number as kk, p.name_key as "nameKey", p.born_on as "bornOn",
           p.sex, p.mother_name as mother, p.place_code as "placeCode"
      from unnest(${found.map((one) => one.regionCode)}::text[], ${found.map((one) => one.id)}::uuid[]) as k(region_code, id)
      join registry.persons p on p.region_code = k.region_code and p.id = k.id and p.life_status <> 'merged'
      left join registry.families f on f.region_code = p.region_code and f.id = p.family_id`.execute(tx);
  return rows.map(({ nameKey: folded, mother, ...row }) => ({
    ...row,
    name: linkName(folded),
    mother: linkName(nameKey(mother)),
    account: null,
  }));
}

/** The draft as linkage compares it: what is not whole yet counts as unknown. */
export function draftRecord(draft: Draft): LinkRecord {
  return {
    nik: /^\d{16}$/.test(draft.nik) ? draft.nik : null,
    kk: /^\d{16}$/.test(draft.kkNumber) ? draft.kkNumber : null,
    name: linkName(nameKey(draft.name)),
    bornOn: isCivilDate(draft.bornOn) ? draft.bornOn : null,
    sex: draft.sex,
    mother: linkName(nameKey(draft.motherName)),
    placeCode: draft.placeCode === "" ? null : draft.placeCode,
    account: null,
  };
}

/** How many people the register holds, as the planner last counted: weights of rare agreements depend on it. */
export async function countedPersons(tx: Tx): Promise<number> {
  const { rows } = await sql<{ persons: number }>`
    select greatest(reltuples, 1000)::int as persons from pg_class where oid = 'registry.persons'::regclass`.execute(
    tx,
  );
  return rows[0]?.persons ?? 1000;
}
