import type pg from "pg";
import { ProgrammeDefinition } from "../../contract/definition.ts";
import type { VersionInForce } from "./compile-plan.ts";

interface Row {
  readonly id: string;
  readonly definition: unknown;
}

const readRow = (row: Row): VersionInForce => ({
  versionId: row.id,
  definition: ProgrammeDefinition.parse(row.definition),
});

/** The approved version of every programme on a day; the database lets there be one at most. */
export async function versionsInForce(
  client: pg.ClientBase | pg.Pool,
  onDate: string,
): Promise<VersionInForce[]> {
  const { rows } = await client.query<Row>(
    `select v.id, v.definition from programmes.versions v
      where v.state = 'approved' and v.effective @> $1::date order by v.programme_code`,
    [onDate],
  );
  return rows.map(readRow);
}

/** Versions by id, whatever has become of them since: an assessment is read with those it was made with. */
export async function versionsById(
  client: pg.ClientBase | pg.Pool,
  ids: readonly string[],
): Promise<VersionInForce[]> {
  const { rows } = await client.query<Row>(
    "select v.id, v.definition from programmes.versions v where v.id = any ($1::uuid[]) order by v.programme_code",
    [ids],
  );
  return rows.map(readRow);
}
