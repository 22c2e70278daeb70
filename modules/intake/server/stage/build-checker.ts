import { sql } from "kysely";
import type pg from "pg";
import {
  createPlaceResolver,
  type PlaceEntry,
  type PlaceResolver,
  readPlaceIndex,
} from "#modules/regions/server/index.ts";
import { type Tx, txOn } from "#platform/db/tx.ts";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import type { FileProfile } from "../../contract/file-profile.ts";
import { createRowChecker, type RowChecker } from "../../domain/check-row.ts";
import type { MappedColumn } from "../../domain/mapping.ts";
import { intakeReference } from "../reference.ts";
import { type FarPlaces, placeReader } from "./place-reader.ts";

export interface CheckerInput {
  readonly profile: FileProfile;
  readonly mapping: readonly MappedColumn[];
  readonly format: "csv" | "xlsx";
  readonly askedPlace: string | null;
  readonly areaCode: string;
  readonly now: Date;
}

async function readCodeLists(client: pg.PoolClient): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const { rows } = await client.query<{ list_id: string; codes: number[] }>(
    "select i.list_id, array_agg(i.code) as codes from registry.code_list_items i group by i.list_id",
  );
  return new Map(rows.map((row) => [row.list_id, new Set(row.codes)]));
}

/** Places outside the office's province, read as they are asked for. */
function farPlaces(tx: Tx): FarPlaces {
  let large: Promise<PlaceResolver> | undefined;
  return {
    large: () => {
      large ??= readLargePlaces(tx).then(createPlaceResolver);
      return large;
    },
    province: async (code) => createPlaceResolver(await readPlaceIndex(tx, code)),
  };
}

/** Provinces and regencies of the country, with their other names. */
async function readLargePlaces(tx: Tx): Promise<Parameters<typeof createPlaceResolver>[0]> {
  const { rows: places } = await sql<PlaceEntry>`
    select p.code, p.level, p.kind, p.label, p.name_key as "nameKey" from places p
    where p.level in ('province', 'regency') and p.in_force order by p.code`.execute(tx);
  const { rows: aliases } = await sql<{ key: string; code: string }>`
    select a.alias_key as key, a.code from place_aliases a where length(a.code) <= 4 order by a.alias_key, a.code`.execute(
    tx,
  );
  return { places, aliases, formerCodes: [], bpsCodes: [] };
}

/** A checker that may need to learn of places it has not seen: see `stageRows`. */
export interface LearningChecker extends RowChecker {
  learn(): Promise<boolean>;
}

/** The checker of a file's rows with the code lists and places as they are now. */
export async function buildChecker(client: pg.PoolClient, input: CheckerInput): Promise<LearningChecker> {
  const reference = await intakeReference();
  const codeLists = await readCodeLists(client);
  const tx = txOn(client);
  const near = createPlaceResolver(await readPlaceIndex(tx, input.areaCode.slice(0, 2)));
  const places = placeReader(input.profile, near, farPlaces(tx));
  const checker = createRowChecker({
    profile: input.profile,
    mapping: input.mapping,
    fields: reference.fields,
    codeLists,
    severityOf: reference.severityOf,
    format: input.format,
    resolvePlace: places.read,
    askedPlace: input.askedPlace,
    areaCode: input.areaCode,
    today: civilDateInWib(input.now),
    maxAgeYears: reference.parameter("birth-date-too-old", "maxAgeYears"),
  });
  return { ...checker, learn: places.learn };
}
