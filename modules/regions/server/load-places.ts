import { Readable } from "node:stream";
import type pg from "pg";
import { copyInto, copyText } from "#platform/db/copy.ts";
import { nameKey } from "../domain/name-key.ts";
import { type IslandRow, type PlaceRow, readIslandRows, readPlaceRows } from "./place-rows.ts";
import { type RegionReference, readRegionReference } from "./region-reference.ts";

export interface PlacesLoaded {
  /** False where the stored data already are of this version: nothing was read or written then. */
  readonly loaded: boolean;
  readonly places: number;
  readonly islands: number;
}

const setting = "regions.data";

type Cell = string | number | boolean | null;

function copyLine(cells: readonly Cell[]): string {
  return `${cells.map((cell) => copyText(typeof cell === "boolean" ? String(cell) : cell)).join("\t")}\n`;
}

/** COPY in pieces of about 1 MB: one write per row would cost more than the row. */
function copyLines<Row>(rows: Iterable<Row>, cells: (row: Row) => readonly Cell[]): Readable {
  return Readable.from(
    (function* pieces() {
      let piece = "";
      for (const row of rows) {
        piece += copyLine(cells(row));
        if (piece.length > 1_000_000) {
          yield piece;
          piece = "";
        }
      }
      if (piece !== "") yield piece;
    })(),
  );
}

function placeCells(reference: RegionReference): (row: PlaceRow) => readonly Cell[] {
  const { bridge, flags } = reference;
  const bpsByCode = new Map(bridge.pairs.map((pair) => [pair.code, pair.bpsCode]));
  const coastal = new Set(flags.coastal.true);
  const inland = new Set(flags.coastal.false);
  const onSmallIsland = new Set(flags.smallIslandVillages.map((village) => village.code));
  return (row) => {
    const equal = bridge.equalLevels[row.code.slice(0, 2)]?.some((level) => level === row.level) === true;
    const smallIsland = onSmallIsland.has(row.code) ? true : null;
    const atSea = smallIsland ?? (coastal.has(row.code) ? true : inland.has(row.code) ? false : null);
    return [
      row.code,
      row.level,
      row.kind,
      row.parentCode,
      row.name,
      row.label,
      nameKey(row.name),
      equal ? row.code : (bpsByCode.get(row.code) ?? null),
      atSea,
      smallIsland,
    ];
  };
}

const placeColumns =
  "code, level, kind, parent_code, name, label, name_key, bps_code, coastal, small_island" as const;
const islandColumns =
  "code, province_code, regency_code, name, latitude_degrees, longitude_degrees, populated, outermost_small, in_force" as const;

const islandCells = (row: IslandRow): readonly Cell[] => [
  row.code,
  row.provinceCode,
  row.regencyCode,
  row.name,
  row.latitudeDegrees,
  row.longitudeDegrees,
  row.populated,
  row.outermostSmall,
  row.inForce,
];

/** "insert … on conflict" over all columns, touching only rows that differ. */
function upsert(table: string, columns: string): string {
  const names = columns.split(", ").filter((name) => name !== "code");
  const pairs = names.map((name) => `${name} = excluded.${name}`).join(", ");
  const stored = names.map((name) => `${table}.${name}`).join(", ");
  const read = names.map((name) => `excluded.${name}`).join(", ");
  return `
    insert into ${table} (${columns}) select ${columns} from new_${table} order by length(code), code
    on conflict (code) do update set ${pairs} where (${stored}) is distinct from (${read})`;
}

async function replaceSmallTables(client: pg.ClientBase, reference: RegionReference): Promise<void> {
  await client.query("delete from place_aliases");
  const names = [
    ...reference.aliases.flatMap(({ code, names }) => names.map((name) => ({ code, name, source: "alias" }))),
    ...reference.earlier.formerNames.map((row) => ({ ...row, source: reference.earlier.decree })),
  ];
  await client.query(
    `insert into place_aliases (alias_key, code, alias, source)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[]) on conflict do nothing`,
    [
      names.map((row) => nameKey(row.name)),
      names.map((row) => row.code),
      names.map((row) => row.name),
      names.map((row) => row.source),
    ],
  );
  await client.query("delete from place_former_codes");
  await client.query(
    "insert into place_former_codes (former_code, code, decree) select f, c, $3 from unnest($1::text[], $2::text[]) as t(f, c)",
    [
      reference.earlier.formerCodes.map((row) => row.formerCode),
      reference.earlier.formerCodes.map((row) => row.code),
      reference.earlier.decree,
    ],
  );
}

/**
 * Loads the places and islands of the whole country, set-based, as the owner; does nothing where the recorded
 * fingerprint matches. Places are never deleted, because people and files refer to them: one that left the
 * list stays with in_force = false.
 */
export async function loadPlaces(owner: pg.Pool): Promise<PlacesLoaded> {
  const reference = await readRegionReference();
  const client = await owner.connect();
  try {
    await client.query("begin");
    // Two starts at once: the second waits, then sees the fingerprint.
    await client.query("select pg_advisory_xact_lock(360100002)");
    const { rows } = await client.query<{ value: PlacesLoaded & { fingerprint: string } }>(
      "select value from app.settings where key = $1",
      [setting],
    );
    const stored = rows[0]?.value;
    if (stored?.fingerprint === reference.fingerprint) {
      await client.query("commit");
      return { loaded: false, places: stored.places, islands: stored.islands };
    }
    const [places, islands] = await Promise.all([readPlaceRows(), readIslandRows()]);
    await client.query(
      "create temporary table new_places (like places including defaults) on commit drop; create temporary table new_islands (like islands including defaults) on commit drop",
    );
    await copyInto(client, `new_places (${placeColumns})`, copyLines(places, placeCells(reference)));
    await copyInto(
      client,
      `new_islands (${islandColumns})`,
      copyLines([...islands, ...reference.earlierIslands], islandCells),
    );
    await client.query(upsert("places", `${placeColumns}, in_force`));
    await client.query(
      "update places set in_force = false where in_force and not exists (select 1 from new_places n where n.code = places.code)",
    );
    await client.query(upsert("islands", islandColumns));
    await client.query(
      "update islands set in_force = false where in_force and not exists (select 1 from new_islands n where n.code = islands.code)",
    );
    await replaceSmallTables(client, reference);
    const counts = { places: places.length, islands: islands.length + reference.earlierIslands.length };
    await client.query(
      "insert into app.settings (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value, updated_at = now()",
      [setting, JSON.stringify({ fingerprint: reference.fingerprint, ...counts })],
    );
    await client.query("commit");
    await client.query("analyze places, islands, place_aliases");
    return { loaded: true, ...counts };
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}
