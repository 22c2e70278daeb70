import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

/** True where every folder above `path` may be entered by other users (a server started by root runs as "postgres"). */
export function isOpenToOthers(path: string): boolean {
  let folder = resolve(path);
  for (;;) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
    const parent = dirname(folder);
    if (parent === folder) return true;
    folder = parent;
  }
}

const shortHash = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 12);

/**
 * Folder of the server's socket. Below the temporary folder, not the data folder: a socket's path may have at
 * most 107 characters, and a clone may lie deep.
 */
export function socketFolder(clusterFolder: string): string {
  return join(tmpdir(), `sinergi-${shortHash(resolve(clusterFolder))}`);
}

/** Where root may place a folder for the user "postgres" when the wanted place is closed to that user. */
export function openReplacement(path: string): string {
  return join("/var/lib/sinergi", shortHash(resolve(path)));
}

export function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
