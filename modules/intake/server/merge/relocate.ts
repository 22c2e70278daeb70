import type pg from "pg";

/**
 * Moves people and families between kabupaten/kota. region_code is the distribution column, which a sharded
 * table cannot update: the row is written anew in its new region, what hangs on it follows, the old row goes.
 * Both copies may stand side by side for a moment, so that no foreign key is ever broken.
 */
interface Follower {
  readonly table: string;
  readonly key: string;
}

const personFollowers: readonly Follower[] = [
  { table: "past_memberships", key: "person_id" },
  { table: "person_conditions", key: "person_id" },
  { table: "life_events", key: "person_id" },
  { table: "aid_received", key: "person_id" },
  { table: "documents", key: "person_id" },
  { table: "changes", key: "subject_id" },
];

const familyFollowers: readonly Follower[] = [
  { table: "welfare_snapshots", key: "family_id" },
  { table: "housing_facts", key: "family_id" },
  { table: "aid_received", key: "family_id" },
  { table: "life_events", key: "family_id" },
  { table: "documents", key: "family_id" },
  { table: "changes", key: "subject_id" },
];

async function columnsOf(client: pg.ClientBase, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select a.attname as name from pg_attribute a
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`,
    [`registry.${table}`],
  );
  return rows.map((row) => row.name);
}

/** The columns of a row that moves, with what becomes different: `m` is the move, `x` the row. */
function moved(columns: readonly string[], familyFollows: string | null): string {
  return columns
    .map((column) => {
      if (column === "region_code") return "m.new_region";
      if (column === "place_code") return "m.new_place";
      if (column === "family_id" && familyFollows !== null) return familyFollows;
      // Households of the old region stay there: BPS counts them by place.
      if (column === "household_id") return "null";
      return `x.${column}`;
    })
    .join(", ");
}

async function follow(client: pg.ClientBase, follower: Follower, family: string | null): Promise<void> {
  const columns = await columnsOf(client, follower.table);
  await client.query(
    `with gone as (
       delete from registry.${follower.table} x using moves m
       where x.region_code = m.old_region and x.${follower.key} = m.id and m.old_region <> m.new_region
       returning x.*, m.new_region, m.new_place, m.new_family)
     insert into registry.${follower.table} (${columns.join(", ")}) overriding system value
     select ${moved(columns, family).replaceAll("m.", "x.")} from gone x`,
  );
}

async function copy(
  client: pg.ClientBase,
  table: "persons" | "families",
  family: string | null,
): Promise<void> {
  const columns = await columnsOf(client, table);
  await client.query(
    `insert into registry.${table} (${columns.join(", ")})
     select ${moved(columns, family)} from registry.${table} x
     join moves m on m.old_region = x.region_code and m.id = x.id where m.old_region <> m.new_region`,
  );
}

/** Begins a set of moves; `source` selects id, old_region, new_region, new_place, new_family. Returns how many there are. */
async function gather(
  client: pg.ClientBase,
  source: string,
  parameters: readonly unknown[],
): Promise<number> {
  await client.query("drop table if exists moves");
  const { rowCount } = await client.query(`create temp table moves on commit drop as ${source}`, [
    ...parameters,
  ]);
  return rowCount ?? 0;
}

async function movePersons(client: pg.ClientBase): Promise<void> {
  await copy(client, "persons", "m.new_family");
  for (const follower of personFollowers)
    await follow(
      client,
      follower,
      follower.table === "aid_received"
        ? "case when x.family_id is null then null else m.new_family end"
        : null,
    );
  await client.query(
    `update registry.person_identifiers i set region_code = m.new_region, place_code = m.new_place
     from moves m where i.person_id = m.id`,
  );
  await client.query(
    "delete from registry.persons x using moves m where x.region_code = m.old_region and x.id = m.id and m.old_region <> m.new_region",
  );
}

/** Persons who moved to another kabupaten/kota, with everything known of them. */
export async function relocatePersons(
  client: pg.ClientBase,
  source: string,
  parameters: readonly unknown[],
): Promise<number> {
  const count = await gather(client, source, parameters);
  if (count > 0) await movePersons(client);
  return count;
}

/** Families that moved whole: their members follow. */
export async function relocateFamilies(
  client: pg.ClientBase,
  source: string,
  parameters: readonly unknown[],
): Promise<number> {
  const count = await gather(client, source, parameters);
  if (count === 0) return 0;
  await copy(client, "families", null);
  await client.query("drop table if exists family_moves");
  await client.query("alter table moves rename to family_moves");
  await gather(
    client,
    `select p.id, f.old_region, f.new_region, f.new_place, f.id as new_family
     from family_moves f join registry.persons p on p.region_code = f.old_region and p.family_id = f.id`,
    [],
  );
  await movePersons(client);
  await client.query("drop table moves");
  await client.query("alter table family_moves rename to moves");
  for (const follower of familyFollowers) await follow(client, follower, null);
  await client.query(
    `update registry.family_identifiers i set region_code = m.new_region, place_code = m.new_place
     from moves m where i.family_id = m.id`,
  );
  await client.query(
    "delete from registry.families x using moves m where x.region_code = m.old_region and x.id = m.id and m.old_region <> m.new_region",
  );
  return count;
}
