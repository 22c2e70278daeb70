// Brings a clone to where the program can run: packages as locked, messages compiled, web built. Plain
// JavaScript for the Node that happens to be there (20 or newer); everything else runs on the Node of
// node_modules. Each step is skipped when its inputs have not changed.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";

export const root = join(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "..");
const bin = join(root, "node_modules", ".bin");

/**
 * Environment in which npm's programs and the locked Node come first. What Node compiled once it keeps: the command
 * line reads 1,400 files, 2.6 s of processor time without and 1.5 s with what is kept.
 */
export const environment = {
  ...process.env,
  PATH: `${bin}${delimiter}${process.env.PATH ?? ""}`,
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, "node_modules", ".cache", "sinergi"),
};

export const say = (line) => process.stderr.write(`${line}\n`);

const sha256 = (...parts) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("hex");
};

const readIfThere = (file) => (existsSync(file) ? readFileSync(file, "utf8") : "");

function fail(sentence) {
  say(sentence);
  process.exit(1);
}

/** Runs a program to its end; on failure shows its last lines and the given sentence. */
function must(command, args, sentence, quiet = true) {
  const result = spawnSync(command, args, {
    cwd: root,
    env: environment,
    stdio: quiet ? "pipe" : "inherit",
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.status === 0) return result.stdout ?? "";
  const output = `${result.stdout ?? ""}${result.stderr ?? ""}${result.error?.message ?? ""}`;
  if (/ENOSPC/.test(output)) fail("Disk penuh. Kosongkan disk (perlu sekitar 2,5 GB), lalu jalankan lagi.");
  say(output.split("\n").slice(-25).join("\n"));
  return fail(sentence);
}

/** Installs packages exactly as locked, unless this was done for this lock file already. */
export function installPackages() {
  const [major] = process.versions.node.split(".").map(Number);
  if (major < 20)
    fail(`Node ${process.versions.node} terlalu lama. Pasang Node 20 atau lebih baru, lalu jalankan lagi.`);
  const stamp = join(root, "node_modules", ".sinergi-installed");
  const wanted = sha256(readFileSync(join(root, "package-lock.json")), process.platform, process.arch);
  if (readIfThere(stamp) === wanted && existsSync(join(bin, "node"))) return;
  say("[1/4] Memasang paket (sekali saja, beberapa menit) …");
  // Not "npm ci": it refuses a lock file that lacks the optional packages of other platforms, which a registry
  // mirror need not carry. "install --no-save" takes exactly the locked versions and leaves the lock untouched.
  must(
    "npm",
    ["install", "--no-save", "--no-audit", "--no-fund"],
    "Paket tidak dapat dipasang. Periksa sambungan ke registri npm, lalu jalankan lagi.",
  );
  writeFileSync(stamp, wanted);
}

function* filesBelow(folder) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== "gen" && entry.name !== "node_modules") yield* filesBelow(path);
    } else yield path;
  }
}

/** Fingerprint of what the web is built from: name, size and time of each file. */
function webSources() {
  const modules = readdirSync(join(root, "modules")).flatMap((name) =>
    ["web", "contract", "domain"].map((room) => join(root, "modules", name, room)),
  );
  const folders = [
    join(root, "apps", "web"),
    ...modules,
    ...["ui", "i18n", "kernel", "feel", "sync", "batch/contract"].map((room) => join(root, "platform", room)),
  ];
  const lines = folders
    .flatMap((folder) => [...filesBelow(folder)])
    .map((file) => {
      const { size, mtimeMs } = statSync(file);
      return `${file.slice(root.length)} ${size} ${Math.round(mtimeMs)}`;
    });
  return sha256(lines.sort().join("\n"), readFileSync(join(root, "package-lock.json")));
}

export function compileMessages() {
  must("node", ["scripts/i18n.mjs"], "Terjemahan tidak dapat dikompilasi.");
}

/** Builds the web unless the last build was made from the same files. */
export function buildWeb() {
  const stamp = join(root, "dist", "web.stamp");
  const wanted = webSources();
  if (readIfThere(stamp) === wanted && existsSync(join(root, "dist", "web", "index.html"))) return;
  say("[2/4] Membangun tampilan …");
  must("node", ["scripts/build-web.mjs"], "Tampilan tidak dapat dibangun.");
  mkdirSync(join(root, "dist"), { recursive: true });
  writeFileSync(stamp, wanted);
}

/**
 * Runs the command line on the locked Node and ends as it ends. The channel tells it when this process dies,
 * even by kill -9, so that no server is left behind.
 */
export function runSinergi(args, extra = {}) {
  const child = spawn(join(bin, "node"), ["apps/server/main.ts", ...args], {
    cwd: root,
    env: { ...environment, ...extra },
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  child.channel?.unref();
  // Ctrl-C reaches the whole group; SIGTERM only this process, so it is passed on.
  process.on("SIGINT", () => undefined);
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
}
