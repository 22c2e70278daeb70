import { readFileSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { SetupError } from "#platform/kernel/setup-error.ts";

const lockName = "sinergi.lock";

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("node");
  } catch {
    return false;
  }
}

/**
 * Claims a data folder for this process. A lock whose process is gone (kill -9) is taken over.
 * Returns the release function; throws DATA_IN_USE while another Sinergi runs on it.
 */
export async function claimDataFolder(dataFolder: string): Promise<() => Promise<void>> {
  await mkdir(dataFolder, { recursive: true, mode: 0o711 }).catch((cause: unknown) => {
    throw new SetupError(
      "DATA_NOT_WRITABLE",
      `Folder data «${dataFolder}» tidak dapat dibuat. Periksa hak akses folder di atasnya.`,
      cause,
    );
  });
  const file = join(dataFolder, lockName);
  const owner = await readFile(file, "utf8").catch(() => "");
  const pid = Number(owner);
  if (pid > 0 && pid !== process.pid && isAlive(pid)) {
    throw new SetupError(
      "DATA_IN_USE",
      `Sinergi sudah berjalan pada folder data ini (proses ${pid}). Hentikan dulu, atau pakai folder lain dengan SINERGI_DATA.`,
    );
  }
  try {
    await writeFile(file, String(process.pid), { mode: 0o600 });
  } catch (cause) {
    const full = (cause as NodeJS.ErrnoException).code === "ENOSPC";
    throw new SetupError(
      full ? "DISK_FULL" : "DATA_NOT_WRITABLE",
      full
        ? "Disk penuh. Kosongkan disk, lalu jalankan lagi."
        : `Folder data «${dataFolder}» tidak dapat ditulisi. Periksa hak aksesnya.`,
      cause,
    );
  }
  return () => rm(file, { force: true });
}
