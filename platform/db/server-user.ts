import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { SetupError } from "#platform/kernel/setup-error.ts";

/** User and group the database server runs as; undefined = the one who started Sinergi. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

function lookUp(name: string): ServerUser | undefined {
  for (const line of readFileSync("/etc/passwd", "utf8").split("\n")) {
    const [user, , uid, gid] = line.split(":");
    if (user === name) return { uid: Number(uid), gid: Number(gid) };
  }
  return undefined;
}

/** PostgreSQL refuses to run as root, so root starts it as the system user "postgres", made where it is missing. */
export function serverUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const known = lookUp("postgres");
  if (known) return known;
  try {
    execFileSync("useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"], {
      stdio: "ignore",
    });
  } catch (cause) {
    throw new SetupError(
      "DATABASE_RIGHTS",
      "Sinergi dijalankan sebagai root, tetapi pengguna sistem «postgres» tidak ada dan tidak dapat dibuat. Buat pengguna itu, atau jalankan Sinergi sebagai pengguna biasa.",
      cause,
    );
  }
  const made = lookUp("postgres");
  if (!made) throw new Error("useradd succeeded but the user postgres is not in /etc/passwd");
  return made;
}
