import { join, resolve } from "node:path";
import { startCluster } from "#platform/db/cluster.ts";
import type { DatabaseAddress } from "#platform/db/connection.ts";
import { claimDataFolder } from "#platform/db/data-lock.ts";
import { restore } from "#platform/db/snapshot/restore.ts";
import { dataSecret } from "../data-folder.ts";
import type { Env } from "../env.ts";
import { databaseName } from "../open-database.ts";
import type { Verb } from "./verb.ts";

/** The server with nobody on it: a running Sinergi is refused by the data folder's lock or by its connections. */
async function openServer(
  env: Env,
): Promise<{ address: DatabaseAddress; name: string; close(): Promise<void> }> {
  if (env.DATABASE_URL !== undefined) {
    const name = decodeURIComponent(new URL(env.DATABASE_URL).pathname.slice(1));
    return {
      address: { kind: "url", url: env.DATABASE_URL, secret: await dataSecret(env.SINERGI_DATA) },
      name,
      close: () => Promise.resolve(),
    };
  }
  const release = await claimDataFolder(env.SINERGI_DATA);
  try {
    const cluster = await startCluster({ folder: join(env.SINERGI_DATA, "pg") });
    return {
      address: { kind: "socket", socket: cluster.socket, database: databaseName },
      name: databaseName,
      close: async () => {
        await cluster.stop();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

export const restoreVerb: Verb = {
  name: "restore",
  summary: "Replace everything by a snapshot; the server must be stopped, the replaced data are kept once",
  configure: (command) => command.argument("<file>", "a file that sinergi backup wrote"),
  run: async ([file], _options, io) => {
    const { address, name, close } = await openServer(io.env);
    try {
      const { manifest, replaced } = await restore({
        address,
        databaseName: name,
        source: resolve(file ?? ""),
        filesFolder: join(io.env.SINERGI_DATA, "uploads"),
        tell: io.tell,
      });
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
      io.say(
        `Dipulihkan dan diperiksa: ${rows.toLocaleString("id-ID")} baris dari ${manifest.tables.length} tabel. Data sebelumnya disimpan sebagai «${replaced}» sampai pemulihan berikutnya.`,
      );
      io.result({ rows, tables: manifest.tables, files: manifest.files.length, replaced });
    } finally {
      await close();
    }
  },
};
