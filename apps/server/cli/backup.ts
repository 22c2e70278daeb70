import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { backup } from "#platform/db/snapshot/backup.ts";
import { SetupError } from "#platform/kernel/setup-error.ts";
import { uploadsFolder } from "../data-folder.ts";
import { openPreparedDatabase } from "../open-database.ts";
import { version } from "../version.ts";
import type { Verb } from "./verb.ts";

const megabytes = (bytes: number) =>
  (bytes / 1_048_576).toLocaleString("id-ID", { maximumFractionDigits: 1 });

export const backupVerb: Verb = {
  name: "backup",
  summary: "Write a consistent snapshot of everything into one compressed file; people may go on working",
  configure: (command) => command.argument("<file>", "the file to write; an existing one is not overwritten"),
  run: async ([file], _options, io) => {
    const target = resolve(file ?? "");
    if (
      await stat(target).then(
        () => true,
        () => false,
      )
    ) {
      throw new SetupError(
        "WRONG_USE",
        `Berkas «${target}» sudah ada. Pilih nama lain; cadangan lama tidak ditimpa.`,
      );
    }
    const { database, close } = await openPreparedDatabase(io.env, io.tell, { share: true });
    try {
      const filesFolder = await uploadsFolder(io.env.SINERGI_DATA);
      const manifest = await backup({
        owner: database.owner,
        filesFolder,
        target,
        release: version,
        now: new Date(),
        tell: io.tell,
      });
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
      const { size } = await stat(target);
      io.say(
        `Cadangan selesai: ${rows.toLocaleString("id-ID")} baris dari ${manifest.tables.length} tabel dan ${manifest.files.length} berkas, ${megabytes(size)} MB di ${target}`,
      );
      io.result({ file: target, bytes: size, rows, tables: manifest.tables, files: manifest.files.length });
    } finally {
      await close();
    }
  },
};
