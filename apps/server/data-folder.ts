import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * The data folder's own secret: derives database passwords on an office's own server and signs what must not
 * be guessed. Made once, readable by the owner only; part of no backup.
 */
export async function dataSecret(dataFolder: string): Promise<string> {
  const file = join(dataFolder, "secret");
  await mkdir(dataFolder, { recursive: true, mode: 0o711 });
  // "wx" fails where the file exists: two starts at once agree on the first one's secret.
  await writeFile(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    },
  );
  return (await readFile(file, "utf8")).trim();
}

/** Where uploaded files lie until their batch is closed. */
export async function uploadsFolder(dataFolder: string): Promise<string> {
  const folder = join(dataFolder, "uploads");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}
