import { createHash, type Hash } from "node:crypto";
import { mkdir, open } from "node:fs/promises";
import { dirname, join, normalize, sep } from "node:path";
import { PassThrough } from "node:stream";
import pg from "pg";
import { copyInto } from "../copy.ts";
import type { EntrySummary, Manifest, SnapshotHead } from "./backup.ts";
import { damaged, type Frame } from "./frames.ts";
import { listTables } from "./tables.ts";

/** The JSON of a frame that must be of a kind; throws FILE_DAMAGED otherwise. */
export const parseFrame = <T>(frame: Frame | undefined, kind: Frame["kind"]): T => {
  if (frame?.kind !== kind) throw damaged();
  try {
    return JSON.parse(frame.payload.toString("utf8")) as T;
  } catch (error) {
    throw damaged(error);
  }
};

function checkEntry(end: EntrySummary, found: { rows?: number; bytes: number; hash: Hash }): void {
  const same =
    end.bytes === found.bytes &&
    end.sha256 === found.hash.digest("hex") &&
    (found.rows === undefined || found.rows === end.rows);
  if (!same) throw damaged();
}

/** Reads one entry's data frames into `write`; returns its summary after checking count and hash. */
async function readEntry(
  frames: AsyncGenerator<Frame>,
  write: (chunk: Buffer) => Promise<void>,
): Promise<{ end: EntrySummary; bytes: number; hash: Hash }> {
  const hash = createHash("sha256");
  let bytes = 0;
  for (;;) {
    const { value, done } = await frames.next();
    if (done) throw damaged();
    if (value.kind === "end") return { end: parseFrame<EntrySummary>(value, "end"), bytes, hash };
    if (value.kind !== "data") throw damaged();
    hash.update(value.payload);
    bytes += value.payload.length;
    await write(value.payload);
  }
}

async function restoreTable(
  client: pg.ClientBase,
  frames: AsyncGenerator<Frame>,
  table: { name: string; columns: string[] },
): Promise<EntrySummary> {
  const pipe = new PassThrough();
  const copied = copyInto(client, `${table.name} (${table.columns.join(", ")})`, pipe);
  // A failing COPY destroys the pipe, and a destroyed pipe may never answer a write that it held back: every
  // write also listens for the COPY's own error, which is the one to show.
  const failed = copied.then(
    () => new Promise<void>(() => undefined),
    (error: unknown) => Promise.reject(error as Error),
  );
  failed.catch(() => undefined);
  const write = (chunk: Buffer) =>
    Promise.race([
      new Promise<void>((resolve, reject) =>
        pipe.write(chunk, (error) => (error ? reject(error) : resolve())),
      ),
      failed,
    ]);
  try {
    const { end, bytes, hash } = await readEntry(frames, write);
    pipe.end();
    checkEntry(end, { rows: await copied, bytes, hash });
    return end;
  } catch (error) {
    pipe.destroy();
    // Class 22: the bytes do not fit the columns; class 23: they break what the tables promise.
    throw error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? "") ? damaged(error) : error;
  }
}

async function restoreFile(
  folder: string,
  frames: AsyncGenerator<Frame>,
  name: string,
): Promise<EntrySummary> {
  const path = normalize(join(folder, name));
  if (!path.startsWith(folder + sep)) throw damaged();
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, "w", 0o600);
  try {
    const { end, bytes, hash } = await readEntry(frames, async (chunk) => {
      await file.write(chunk);
    });
    checkEntry(end, { bytes, hash });
    return end;
  } finally {
    await file.close();
  }
}

interface Trigger {
  table: string;
  name: string;
}

/** Guards speak about acts of people ("a decree begins as a draft"); rows that were lawful once come back as they were. */
async function suspendGuards(client: pg.ClientBase): Promise<() => Promise<void>> {
  const { rows } = await client.query<Trigger>(`
    select t.tgrelid::regclass::text as "table", quote_ident(t.tgname) as name
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not t.tgisinternal and c.relnamespace::regnamespace::text <> 'graphile_worker'`);
  const turn = async (way: "enable" | "disable") => {
    for (const { table, name } of rows) await client.query(`alter table ${table} ${way} trigger ${name}`);
  };
  await turn("disable");
  return () => turn("enable");
}

interface ForeignKey {
  table: string;
  name: string;
  definition: string;
}

/** Loads all entries in one transaction, foreign keys last: the order of tables does not matter, integrity is proven at the end. */
export async function loadEntries(
  client: pg.ClientBase,
  frames: AsyncGenerator<Frame>,
  head: SnapshotHead,
  filesFolder: string,
  tell: (step: string) => void,
): Promise<Manifest> {
  await client.query("begin");
  const { rows: foreignKeys } = await client.query<ForeignKey>(`
    select k.conrelid::regclass::text as "table", quote_ident(k.conname) as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_namespace n on n.oid = k.connamespace
    where k.contype = 'f' and k.conparentid = 0 and n.nspname <> 'graphile_worker'`);
  for (const key of foreignKeys) await client.query(`alter table ${key.table} drop constraint ${key.name}`);
  const restoreGuards = await suspendGuards(client);
  const tables = await listTables(client);
  if (tables.length > 0) await client.query(`truncate ${tables.map((table) => table.name).join(", ")}`);
  const loaded: { tables: EntrySummary[]; files: EntrySummary[] } = { tables: [], files: [] };
  for (;;) {
    const { value, done } = await frames.next();
    if (done) throw damaged();
    if (value.kind === "close") {
      const manifest = parseFrame<Manifest>(value, "close");
      if (JSON.stringify(manifest) !== JSON.stringify(loaded)) throw damaged();
      break;
    }
    const entry = parseFrame<{ name: string; columns: string[] }>(
      value,
      value.kind === "file" ? "file" : "table",
    );
    tell(`memulihkan ${entry.name}`);
    if (value.kind === "file") loaded.files.push(await restoreFile(filesFolder, frames, entry.name));
    else {
      const known = tables.find((table) => table.name === entry.name);
      if (!known || entry.columns.some((column) => !known.columns.includes(column))) throw damaged();
      loaded.tables.push(await restoreTable(client, frames, entry));
    }
  }
  tell("memeriksa hubungan antartabel");
  for (const key of foreignKeys)
    await client.query(`alter table ${key.table} add constraint ${key.name} ${key.definition}`);
  await restoreGuards();
  for (const sequence of head.sequences) {
    await client.query("select setval($1::regclass, $2::bigint, $3)", [
      sequence.name,
      sequence.lastValue,
      sequence.isCalled,
    ]);
  }
  await client.query("commit");
  return loaded;
}
