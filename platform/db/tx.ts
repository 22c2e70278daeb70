import { Kysely, PostgresDialect } from "kysely";
import type pg from "pg";

/**
 * A transaction to write SQL in: sql`select …`.execute(tx). Rows are typed where the statement is written,
 * as the statement alone knows its columns.
 */
export type Tx = Kysely<Record<string, never>> & { readonly client: pg.PoolClient };

/** Whose eyes a transaction has. An empty area means that no personal row is visible. */
export interface ScopeSettings {
  readonly actorId: string | null;
  readonly areaCode: string;
  readonly bidang: string | null;
  readonly compartments: readonly string[];
  readonly permissions: readonly string[];
}

export const noScope: ScopeSettings = {
  actorId: null,
  areaCode: "",
  bidang: null,
  compartments: [],
  permissions: [],
};

const literal = (text: string | null) => (text === null ? "null" : `'${text.replaceAll("'", "''")}'`);
const array = (items: readonly string[]) => `array[${items.map(literal).join(",")}]::text[]`;

/** Binds Kysely to one connection that is already inside a transaction. */
export function txOn(client: pg.PoolClient): Tx {
  const bound = { query: client.query.bind(client), release: () => undefined };
  const pool = { connect: () => Promise.resolve(bound), end: () => Promise.resolve() };
  const kysely = new Kysely<Record<string, never>>({ dialect: new PostgresDialect({ pool: pool as never }) });
  return Object.assign(kysely, { client });
}

/**
 * Runs `work` in one transaction with the scope set. BEGIN and scope travel together: one round trip, not
 * two (a scoped read takes three instead of four; measured 6.9k/s with four).
 */
export async function inScope<T>(
  pool: pg.Pool,
  scope: ScopeSettings,
  access: "read only" | "read write",
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(
      `begin ${access}; select app.enter(${literal(scope.actorId)}, ${literal(scope.areaCode)}, ${literal(scope.bidang)}, ${array(scope.compartments)}, ${array(scope.permissions)})`,
    );
    const result = await work(txOn(client));
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch((cause: Error) => {
      broken = cause;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
