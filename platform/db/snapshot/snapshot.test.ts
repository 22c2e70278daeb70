import { randomBytes } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { useDatabase } from "#platform/testkit/database.ts";
import { connectionFor, type DatabaseAddress } from "../connection.ts";
import { backup } from "./backup.ts";
import { encodeFrame, jsonFrame, magic } from "./frames.ts";
import { restore } from "./restore.ts";
import { listTables } from "./tables.ts";

const db = useDatabase();
const restored = `t_restored_${randomBytes(4).toString("hex")}`;
const address = (): DatabaseAddress => ({
  kind: "socket",
  socket: inject("databaseSocket"),
  database: restored,
});
let folder = "";
let file = "";

const onAdmin = async (statement: string) => {
  const client = new pg.Client(
    connectionFor({ ...address(), database: "postgres" } as DatabaseAddress, "admin"),
  );
  await client.connect();
  const result = await client.query(statement);
  await client.end();
  return result;
};

/** Row count and order-free content hash of every table. */
async function contents(client: pg.ClientBase): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const table of await listTables(client)) {
    const { rows } = await client.query<{ text: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '-') as text from ${table.name} t`,
    );
    found[table.name] = rows[0]?.text ?? "";
  }
  return found;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sinergi-snapshot-"));
  file = join(folder, "kantor.sinergi");
  await mkdir(join(folder, "uploads", "ab"), { recursive: true });
  await writeFile(join(folder, "uploads", "ab", "berkas.csv"), "nama;desa\n");
  await db().owner.query(`
    insert into app.audit (kind, type, operation, request_id, subject_kind, subject_id, data)
    select 'event', 't.t.v1', 'o', 'r', 's', n::text, jsonb_build_object('teks', E'baris\\nbaru\\t\\\\ "' || n) from generate_series(1, 5000) n`);
  await db().owner.query(
    "insert into app.idempotency_keys (actor_id, key, operation, input_sha256) values (gen_random_uuid(), 'k', 'o', '\\x00ff')",
  );
  // A signed decree: its guard lets nobody insert one, a restore must all the same.
  await db().owner.query(`
    insert into delivery.decrees (id, programme_code, version_id, period, place_code, title, starts_on, ends_on, made_by)
    select '0199aaaa-0000-7000-8000-00000000dec1', v.programme_code, v.id, '2026', '36', 'SK uji cadangan', '2026-01-01',
           '2026-12-31', gen_random_uuid() from programmes.versions v where v.programme_code = 'pkh' limit 1`);
  for (const step of [
    "reconciled_at = now(), reconciled_sha256 = delivery.list_sha256(id), list_sha256 = delivery.list_sha256(id)",
    "state = 'submitted', submitted_at = now(), submitted_by = made_by",
    "state = 'checked', checked_at = now(), checked_by = gen_random_uuid(), number = 'SK/1', dated_on = '2026-02-01'",
    "state = 'signed', signed_at = now(), signed_by = gen_random_uuid(), pdf = '\\x25', pdf_sha256 = sha256('\\x25')",
  ])
    await db().owner.query(
      `update delivery.decrees set ${step} where id = '0199aaaa-0000-7000-8000-00000000dec1'`,
    );
  // A partition made while the system runs, as assessments make them: it comes back through its parent.
  await db().loader.query("select programmes.open_piece(7)");
  await db().loader.query(
    `insert into programmes.person_marks_7 (region_code, person_id, piece, place_code, state_1)
     select '3602', gen_random_uuid(), 7, '3602142001', n from generate_series(1, 50) n`,
  );
  await db().loader.query("select programmes.close_piece(7)");
  await backup({
    owner: db().owner,
    filesFolder: join(folder, "uploads"),
    target: file,
    release: "0.1.0",
    now: new Date(),
    tell: () => undefined,
  });
});

afterAll(async () => {
  for (const name of [restored, `${restored}_before_restore`])
    await onAdmin(`drop database if exists ${name} with (force)`);
});

const restoreFile = (source: string) =>
  restore({
    address: address(),
    databaseName: restored,
    source,
    filesFolder: join(folder, "restored-uploads"),
    tell: () => undefined,
  });

describe("backup and restore", () => {
  it("brings back every table row for row, sequences and uploaded files; twice in a row", async () => {
    for (const round of [1, 2]) {
      const { manifest } = await restoreFile(file);
      const client = new pg.Client(connectionFor(address(), "sinergi_owner"));
      await client.connect();
      const owner = await db().owner.connect();
      expect(await contents(client), `round ${round}`).toEqual(await contents(owner));
      expect(manifest.tables.find((table) => table.name === "app.audit")?.rows).toBe(5000);
      const { rows } = await client.query<{ seq: bigint }>(
        "insert into app.audit (kind, type, operation, request_id, subject_kind, subject_id, data) values ('event', 't.t.v1', 'o', 'r', 's', 'x', '{}') returning seq",
      );
      expect(rows[0]?.seq).toBe(5001n);
      owner.release();
      await client.end();
      expect(await readFile(join(folder, "restored-uploads", "ab", "berkas.csv"), "utf8")).toBe(
        "nama;desa\n",
      );
    }
  });

  it("leaves no half-written file behind and keeps the row-level walls", async () => {
    expect((await readdir(folder)).filter((name) => name.endsWith(".sebagian"))).toEqual([]);
    const client = new pg.Client(connectionFor(address(), "sinergi_app"));
    await client.connect();
    expect((await client.query("select * from app.idempotency_keys")).rowCount).toBe(0);
    await client.end();
  });

  it.each([0.02, 0.7])(
    "refuses a file with one byte changed at %d of its length, and changes nothing",
    async (part) => {
      const bytes = await readFile(file);
      const at = Math.floor(bytes.length * part);
      bytes[at] = (bytes[at] ?? 0) ^ 0x41;
      const bad = join(folder, "rusak.sinergi");
      await writeFile(bad, bytes);
      await expect(restoreFile(bad)).rejects.toMatchObject({ code: "FILE_DAMAGED" });
      expect(
        (await onAdmin(`select 1 from pg_database where datname = '${restored}_restore'`)).rowCount,
      ).toBe(0);
      const client = new pg.Client(connectionFor(address(), "sinergi_owner"));
      await client.connect();
      expect((await client.query<{ n: number }>("select count(*)::int n from app.audit")).rows[0]?.n).toBe(
        5001,
      );
      await client.end();
    },
  );

  it.each([0, 10, 0.5])("refuses a file cut at %d", async (part) => {
    const cut = join(folder, "potong.sinergi");
    await cp(file, cut);
    const { length } = await readFile(file);
    await truncate(cut, part < 1 ? Math.floor(length * part) : part);
    await expect(restoreFile(cut)).rejects.toMatchObject({ code: "FILE_DAMAGED" });
  });

  it("refuses a file of a newer release, by its form and by its migrations", async () => {
    const { zstdCompressSync } = await import("node:zlib");
    const newerForm = join(folder, "bentuk-baru.sinergi");
    await writeFile(newerForm, "SINERGI-SNAPSHOT 2\n…");
    await expect(restoreFile(newerForm)).rejects.toMatchObject({ code: "FILE_NEWER" });
    const newerSchema = join(folder, "skema-baru.sinergi");
    const head = jsonFrame("head", {
      release: "9.9.9",
      createdAt: "2030-01-01T00:00:00Z",
      migrations: ["0001_platform.sql", "9999_future.sql"],
      sequences: [],
    });
    await writeFile(
      newerSchema,
      Buffer.concat([
        magic,
        zstdCompressSync(Buffer.concat([head, encodeFrame("close", Buffer.from("{}"))])),
      ]),
    );
    await expect(restoreFile(newerSchema)).rejects.toMatchObject({ code: "FILE_NEWER" });
  });

  it("refuses while people work on the database", async () => {
    const app = new pg.Pool({ ...connectionFor(address(), "sinergi_app"), application_name: "sinergi_app" });
    await app.query("select 1");
    await expect(restoreFile(file)).rejects.toMatchObject({ code: "DATA_IN_USE" });
    await app.end();
  });
});
