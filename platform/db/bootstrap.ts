import pg from "pg";
import { SetupError } from "#platform/kernel/setup-error.ts";
import { serverMajor } from "./cluster.ts";
import { connectionFor, type DatabaseAddress, rolePassword } from "./connection.ts";

/**
 * Owner and loader bypass row-level security (backup must read every row; COPY into a table with policies is
 * refused by PostgreSQL); the role that serves people does not.
 */
const roles = [
  { name: "sinergi_owner", attributes: "LOGIN BYPASSRLS" },
  { name: "sinergi_app", attributes: "LOGIN NOBYPASSRLS" },
  { name: "sinergi_loader", attributes: "LOGIN BYPASSRLS" },
] as const;

const extensions = ["pg_trgm", "btree_gist", "fuzzystrmatch", "unaccent"];

async function connectAdmin(address: DatabaseAddress, database?: string): Promise<pg.Client> {
  const client = new pg.Client({
    ...connectionFor(address, "admin"),
    ...(database === undefined ? {} : { database }),
  });
  try {
    await client.connect();
  } catch (cause) {
    throw new SetupError(
      "DATABASE_UNREACHABLE",
      "Basis data tidak dapat dihubungi. Periksa DATABASE_URL (alamat, pengguna, kata sandi) dan bahwa PostgreSQL menyala.",
      cause,
    );
  }
  const { rows } = await client.query<{ major: number }>(
    "select current_setting('server_version_num')::int / 10000 as major",
  );
  const major = rows[0]?.major ?? 0;
  if (major < serverMajor) {
    await client.end();
    throw new SetupError(
      "DATABASE_VERSION",
      `Basis data adalah PostgreSQL ${major}; Sinergi memerlukan PostgreSQL ${serverMajor} atau lebih baru.`,
    );
  }
  return client;
}

/** Creates the database of an embedded server where it is missing; an own server's database must exist. */
export async function createDatabase(address: DatabaseAddress): Promise<void> {
  if (address.kind !== "socket") return;
  const admin = await connectAdmin(address, "postgres");
  try {
    const found = await admin.query("select 1 from pg_database where datname = $1", [address.database]);
    if (found.rowCount === 0) await admin.query(`create database ${pg.escapeIdentifier(address.database)}`);
  } finally {
    await admin.end();
  }
}

/** Makes roles, extensions and rights that the migrations build on. Idempotent; runs at every start. */
export async function bootstrapDatabase(address: DatabaseAddress): Promise<void> {
  const admin = await connectAdmin(address);
  try {
    for (const role of roles) {
      const found = await admin.query("select 1 from pg_roles where rolname = $1", [role.name]);
      const verb = found.rowCount === 0 ? "create" : "alter";
      const password =
        address.kind === "url"
          ? ` password ${pg.escapeLiteral(rolePassword(address.secret, role.name))}`
          : "";
      await admin.query(`${verb} role ${role.name} ${role.attributes}${password}`);
    }
    for (const extension of extensions) await admin.query(`create extension if not exists ${extension}`);
    const { rows } = await admin.query<{ name: string }>("select current_database() as name");
    await admin.query(
      `grant create on database ${pg.escapeIdentifier(rows[0]?.name ?? "")} to sinergi_owner`,
    );
    await admin.query("grant create, usage on schema public to sinergi_owner");
    await admin.query("grant usage on schema public to sinergi_app, sinergi_loader");
  } catch (cause) {
    if (cause instanceof pg.DatabaseError && cause.code === "42501") {
      throw new SetupError(
        "DATABASE_RIGHTS",
        "Pengguna dalam DATABASE_URL tidak berhak membuat peran dan ekstensi. Pakai superuser PostgreSQL untuk penyiapan, atau jalankan langkah di docs/runbook.md.",
        cause,
      );
    }
    throw cause;
  } finally {
    await admin.end();
  }
}
