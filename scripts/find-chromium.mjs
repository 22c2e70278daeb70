// Finds Chromium for the browser tests, or installs Debian's package where root may.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

function find() {
  const given = process.env.CHROMIUM;
  if (given && existsSync(given)) return given;
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of names) if (existsSync(join(folder, name))) return join(folder, name);
  }
  return undefined;
}

/** Path of a Chromium, or undefined with a sentence on stderr that says how to get one. */
export function findChromium() {
  const found = find();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    process.stderr.write("Memasang Chromium dari paket Debian …\n");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore", env });
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], {
      stdio: "ignore",
      env,
    });
    const installed = find();
    if (installed) return installed;
  }
  process.stderr.write(
    "Chromium tidak ditemukan. Pasang paket «chromium» (sebagai root: apt-get install chromium), atau isi CHROMIUM dengan letaknya.\n",
  );
  return undefined;
}

if (process.argv[1] === import.meta.filename) {
  const path = findChromium();
  if (!path) process.exit(1);
  process.stdout.write(`${path}\n${execFileSync(path, ["--version"], { encoding: "utf8" })}`);
}
