import { createHmac } from "node:crypto";
import pg from "pg";

/** The three roles of the database; see db/migrations/0001_platform.sql. */
export type DatabaseRole = "sinergi_owner" | "sinergi_app" | "sinergi_loader";

/** How to reach one database: the embedded server's socket, or an office's own server. */
export type DatabaseAddress =
  | { readonly kind: "socket"; readonly socket: string; readonly database: string }
  | { readonly kind: "url"; readonly url: string; readonly secret: string };

// int8 as BigInt (rupiah and counts beyond 2^53 stay exact); date as text (a birth date has no time zone).
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, (text) => BigInt(text));
types.setTypeParser(pg.types.builtins.DATE, (text) => text);
// date[] (1182) and int8[] (1016) in the same spirit.
const arrayItems = (text: string) => (text === "{}" ? [] : text.slice(1, -1).split(","));
types.setTypeParser(1182, arrayItems);
types.setTypeParser(1016, (text) => arrayItems(text).map(BigInt));

/** Password of a role on an office's own server: derived, so that it is stored nowhere. */
export function rolePassword(secret: string, role: DatabaseRole): string {
  return createHmac("sha256", secret).update(`database role ${role}`).digest("base64url");
}

/** Settings for `pg` to connect as a role; "admin" is the one who may create roles and extensions. */
export function connectionFor(address: DatabaseAddress, role: DatabaseRole | "admin"): pg.PoolConfig {
  if (address.kind === "socket") {
    return {
      host: address.socket,
      user: role === "admin" ? "sinergi_admin" : role,
      database: address.database,
      types,
    };
  }
  if (role === "admin") return { connectionString: address.url, types };
  const url = new URL(address.url);
  url.username = role;
  url.password = rolePassword(address.secret, role);
  return { connectionString: url.href, types };
}

/** Connections that break while idle or in use (server restarts) must not end the process: the next use reconnects. */
export function surviveBrokenConnections(pool: pg.Pool): pg.Pool {
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** A pool for one role. */
export function openPool(address: DatabaseAddress, role: DatabaseRole, max: number): pg.Pool {
  return surviveBrokenConnections(
    new pg.Pool({ ...connectionFor(address, role), max, application_name: role }),
  );
}

/** The pools a process works with. */
export interface Database {
  readonly address: DatabaseAddress;
  /** Serves people: subject to row-level security. */
  readonly app: pg.Pool;
  /** Short work beside an open transaction, as the same role: with one pool, requests that each hold a connection and wait for a second would wait for ever. */
  readonly aside: pg.Pool;
  /** Bulk imports: bypasses row-level security, holds only granted rights. */
  readonly loader: pg.Pool;
  /** Migrations, job queue, sealing, backup. */
  readonly owner: pg.Pool;
  close(): Promise<void>;
}

export function openDatabase(address: DatabaseAddress): Database {
  const app = openPool(address, "sinergi_app", 16);
  const aside = openPool(address, "sinergi_app", 4);
  const loader = openPool(address, "sinergi_loader", 6);
  const owner = openPool(address, "sinergi_owner", 8);
  return {
    address,
    app,
    aside,
    loader,
    owner,
    close: async () => {
      await Promise.all([app.end(), aside.end(), loader.end(), owner.end()]);
    },
  };
}
