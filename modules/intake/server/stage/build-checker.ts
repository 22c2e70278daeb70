import type pg from "pg";
import { createPlaceResolver, type PlaceResolver, readPlaceIndex } from "#modules/regions/server/index.ts";
import { txOn } from "#platform/db/tx.ts";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import type { FileProfile } from "../../contract/file-profile.ts";
import { createRowChecker, type RowChecker } from "../../domain/check-row.ts";
import type { MappedColumn } from "../../domain/mapping.ts";
import { intakeReference } from "../reference.ts";
import { placeReader } from "./place-reader.ts";

export interface CheckerInput {
  readonly profile: FileProfile;
  readonly mapping: readonly MappedColumn[];
  readonly format: "csv" | "xlsx";
  readonly askedPlace: string | null;
  readonly areaCode: string;
  readonly now: Date;
  /** True: places of the own province only, for a single row: the country takes half a second to load. */
  readonly nearOnly?: boolean;
}

async function readCodeLists(client: pg.PoolClient): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const { rows } = await client.query<{ list_id: string; codes: number[] }>(
    "select i.list_id, array_agg(i.code) as codes from registry.code_list_items i group by i.list_id",
  );
  return new Map(rows.map((row) => [row.list_id, new Set(row.codes)]));
}

/**
 * Looks within the province first, so that "Serang" is not sought in the whole country; what is not there is
 * looked up everywhere, so that a village of another province is told apart from one that does not exist.
 */
async function resolversFor(client: pg.PoolClient, input: CheckerInput): Promise<readonly PlaceResolver[]> {
  const tx = txOn(client);
  const near = createPlaceResolver(await readPlaceIndex(tx, input.areaCode.slice(0, 2)));
  return input.nearOnly ? [near] : [near, createPlaceResolver(await readPlaceIndex(tx, ""))];
}

/** The checker of a file's rows with the code lists and places as they are now. */
export async function buildChecker(client: pg.PoolClient, input: CheckerInput): Promise<RowChecker> {
  const reference = await intakeReference();
  const codeLists = await readCodeLists(client);
  const resolvers = await resolversFor(client, input);
  return createRowChecker({
    profile: input.profile,
    mapping: input.mapping,
    fields: reference.fields,
    codeLists,
    severityOf: reference.severityOf,
    format: input.format,
    resolvePlace: placeReader(input.profile, resolvers),
    askedPlace: input.askedPlace,
    areaCode: input.areaCode,
    today: civilDateInWib(input.now),
    maxAgeYears: reference.parameter("birth-date-too-old", "maxAgeYears"),
  });
}
