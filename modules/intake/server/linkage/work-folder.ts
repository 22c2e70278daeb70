import { randomBytes } from "node:crypto";
import { chmod, mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";

/** Where linkage keeps its work: below the data folder, readable by nobody else. */
export const linkageFolder = () => join(process.env["SINERGI_DATA"] ?? "data", "linkage");

/** A folder of one run; only the user who runs the office's server may look into it. */
export async function openWorkFolder(name: string = randomBytes(8).toString("hex")): Promise<string> {
  if (!/^[0-9a-z-]{8,64}$/.test(name)) throw new Error("not a run");
  const folder = join(linkageFolder(), name);
  await mkdir(join(folder, "spill"), { recursive: true, mode: 0o700 });
  await chmod(linkageFolder(), 0o700);
  await chmod(folder, 0o700);
  return folder;
}

export async function removeWorkFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/** Removes what killed processes left; folders named in `keep` belong to runs that go on. */
export async function sweepWorkFolders(keep: ReadonlySet<string>): Promise<number> {
  const names = await readdir(linkageFolder()).catch(() => []);
  const left = names.filter((name) => !keep.has(name));
  for (const name of left) await removeWorkFolder(join(linkageFolder(), name));
  return left.length;
}
