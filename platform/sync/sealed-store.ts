import { Dexie, type EntityTable, type Table } from "dexie";
import type { Seal, VaultRow, VaultShelf } from "./vault.ts";

interface SealedRow {
  readonly table: string;
  readonly id: string;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

/** What one write does; all of it or nothing. */
export interface Write {
  readonly table: string;
  readonly id: string;
  /** Bytes are sealed as they are, anything else as JSON; undefined = remove the row. */
  readonly value: unknown;
}

export type WriteOutcome = "ok" | "STORAGE_FULL";

/**
 * What a phone keeps, in IndexedDB. Readable in it are only the lock, names of tables and ids made by chance; every
 * value is sealed with the vault's key. Writes of several rows are one transaction: a kill between two is a kill before
 * or after both.
 */
export class SealedStore {
  readonly #dexie: Dexie;
  readonly #lock: EntityTable<VaultRow & { id: string }, "id">;
  readonly #rows: Table<SealedRow, [string, string]>;

  constructor(name: string) {
    this.#dexie = new Dexie(name);
    this.#dexie.version(1).stores({ lock: "id", rows: "[table+id], table" });
    this.#lock = this.#dexie.table("lock");
    this.#rows = this.#dexie.table("rows");
  }

  /** The vault's place. Wiping removes every sealed row with it. */
  readonly shelf: VaultShelf = {
    read: async () => (await this.#lock.get("vault")) ?? null,
    write: async (row) => {
      await this.#lock.put({ ...row, id: "vault" });
    },
    wipe: () =>
      this.#dexie.transaction("rw", this.#lock, this.#rows, async () => {
        await this.#lock.clear();
        await this.#rows.clear();
      }),
  };

  /** Writes all or nothing. STORAGE_FULL leaves everything as it was: the person is told before going on. */
  async write(seal: Seal, writes: readonly Write[]): Promise<WriteOutcome> {
    const puts: SealedRow[] = [];
    const gone: [string, string][] = [];
    for (const { table, id, value } of writes) {
      const about = `${table}/${id}`;
      if (value === undefined) gone.push([table, id]);
      else if (value instanceof Uint8Array)
        puts.push({ table, id, sealed: await seal.sealBytes(about, new Uint8Array(value)) });
      else puts.push({ table, id, sealed: await seal.seal(about, value) });
    }
    try {
      await this.#dexie.transaction("rw", this.#rows, async () => {
        await this.#rows.bulkDelete(gone);
        await this.#rows.bulkPut(puts);
      });
      return "ok";
    } catch (error) {
      if (isQuota(error)) return "STORAGE_FULL";
      throw error;
    }
  }

  /** Every value of a table with its id; rows that do not open are left out and counted. */
  async all(seal: Seal, table: string): Promise<{ rows: [string, unknown][]; unreadable: number }> {
    const stored = await this.#rows.where("table").equals(table).toArray();
    const opened = await Promise.all(
      stored.map(
        async ({ id, sealed }): Promise<[string, unknown]> => [
          id,
          await seal.open(`${table}/${id}`, new Uint8Array(sealed)),
        ],
      ),
    );
    const rows = opened.filter(([, value]) => value !== undefined);
    return { rows, unreadable: opened.length - rows.length };
  }

  async bytes(seal: Seal, table: string, id: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const row = await this.#rows.get([table, id]);
    return row === undefined ? null : seal.openBytes(`${table}/${id}`, new Uint8Array(row.sealed));
  }

  ids(table: string): Promise<string[]> {
    return this.#rows
      .where("table")
      .equals(table)
      .primaryKeys()
      .then((keys) => keys.map(([, id]) => id));
  }

  close(): void {
    this.#dexie.close();
  }
}

/** Dexie hands the browser's own error on inside its own. */
function isQuota(error: unknown): boolean {
  for (let one: unknown = error; one instanceof Error; one = "inner" in one ? one.inner : one.cause) {
    if (one.name === "QuotaExceededError" || one.message.includes("QuotaExceededError")) return true;
  }
  return false;
}
