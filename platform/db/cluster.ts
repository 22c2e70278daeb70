import { execFile, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { chown, mkdir, rm, stat, statfs } from "node:fs/promises";
import { totalmem } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { SetupError } from "#platform/kernel/setup-error.ts";
import { type Binaries, findBinaries } from "./binaries.ts";
import { isOpenToOthers, openReplacement, socketFolder } from "./paths.ts";
import { type ServerUser, serverUser } from "./server-user.ts";

const run = promisify(execFile);

/** The release of PostgreSQL that the migrations are written for. */
export const serverMajor = 18;

export interface ClusterOptions {
  /** Wanted folder of the cluster; root may be given another one, see `folder` of the result. */
  readonly folder: string;
  /** Data that may be lost: no fsync (tests and throw-away benches). */
  readonly disposable?: boolean;
  readonly settings?: Readonly<Record<string, string>>;
}

export interface Cluster {
  readonly folder: string;
  /** Folder of the server's only door, a socket that no other user may enter. */
  readonly socket: string;
  stop(): Promise<void>;
}

const megabytes = (bytes: number) => `${Math.max(1, Math.floor(bytes / 1_048_576))}MB`;

/** Settings for one office on one machine; a quarter of the memory at most, measured on 2 cores and 24 GiB. */
function serverSettings(options: ClusterOptions): Record<string, string> {
  const memory = totalmem();
  return {
    listen_addresses: "",
    unix_socket_permissions: "0700",
    max_connections: "60",
    shared_buffers: options.disposable ? "256MB" : megabytes(Math.min(memory / 8, 4 * 1_073_741_824)),
    effective_cache_size: megabytes(memory / 2),
    work_mem: "32MB",
    maintenance_work_mem: megabytes(Math.min(memory / 24, 1_073_741_824)),
    max_wal_size: "4GB",
    checkpoint_timeout: "15min",
    wal_compression: "on",
    random_page_cost: "1.1",
    timezone: "UTC",
    log_min_duration_statement: "-1",
    // A statement's parameters may hold names and numbers: they never reach the server's log.
    log_parameter_max_length: "0",
    log_parameter_max_length_on_error: "0",
    log_min_error_statement: "panic",
    ...(options.disposable ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } : {}),
    ...options.settings,
  };
}

/** A cluster that another user runs stays that user's: taking it away would end the service at its next start. */
async function takeOver(folder: string, user: ServerUser): Promise<void> {
  const { uid } = await stat(folder);
  if (uid !== user.uid && existsSync(join(folder, "PG_VERSION"))) {
    throw new SetupError(
      "DATA_NOT_WRITABLE",
      `Folder data «${folder}» milik pengguna lain (uid ${uid}). Jalankan perintah ini sebagai pengguna itu, bukan sebagai root.`,
    );
  }
  await chown(folder, user.uid, user.gid);
}

async function prepareFolder(wanted: string, user: ServerUser | undefined): Promise<string> {
  const folder = user && !isOpenToOthers(join(wanted, "..")) ? join(openReplacement(wanted), "pg") : wanted;
  try {
    // Only the cluster itself is closed; the server must be able to pass through the folders above it.
    await mkdir(join(folder, ".."), { recursive: true, mode: 0o711 });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (user) await takeOver(folder, user);
  } catch (cause) {
    if (cause instanceof SetupError) throw cause;
    throw new SetupError(
      "DATA_NOT_WRITABLE",
      `Folder data «${folder}» tidak dapat dibuat atau ditulisi. Periksa hak akses folder itu.`,
      cause,
    );
  }
  return folder;
}

async function initialise(binaries: Binaries, folder: string, user: ServerUser | undefined): Promise<void> {
  const versionFile = join(folder, "PG_VERSION");
  if (existsSync(versionFile)) {
    const found = readFileSync(versionFile, "utf8").trim();
    if (found !== String(serverMajor)) {
      throw new SetupError(
        "DATABASE_VERSION",
        `Folder data berisi PostgreSQL ${found}, sedangkan Sinergi memakai PostgreSQL ${serverMajor}. Cadangkan dengan rilis lama (sinergi backup), lalu pulihkan di folder baru (sinergi restore).`,
      );
    }
    return;
  }
  const space = await statfs(folder);
  if (space.bavail * space.bsize < 500 * 1_048_576) {
    throw new SetupError(
      "DISK_FULL",
      `Ruang disk untuk «${folder}» kurang dari 500 MB. Kosongkan disk, lalu jalankan lagi.`,
    );
  }
  // A start killed halfway through leaves a folder that initdb refuses: without PG_VERSION nothing in it counts.
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (user) await chown(folder, user.uid, user.gid);
  const options = ["-D", folder, "-U", "sinergi_admin", "--auth=trust", "--encoding=UTF8"];
  await run(
    binaries.initdb,
    [...options, "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"],
    {
      ...user,
      cwd: "/",
    },
  );
}

/** Ends a server that a killed start left behind; PostgreSQL itself recovers from its log at the next start. */
async function stopOrphan(binaries: Binaries, folder: string, user: ServerUser | undefined): Promise<void> {
  if (!existsSync(join(folder, "postmaster.pid"))) return;
  await run(binaries.pgCtl, ["stop", "-D", folder, "-m", "fast", "-t", "60"], {
    ...user,
    cwd: "/",
  }).catch(() => undefined);
}

async function answers(socket: string): Promise<boolean> {
  const client = new pg.Client({ host: socket, user: "sinergi_admin", database: "postgres" });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Starts the embedded PostgreSQL of a data folder and waits until it answers.
 * Errors: SetupError with a sentence for version, disk, rights and a server that does not start.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const user = serverUser();
  const binaries = findBinaries(user !== undefined);
  const folder = await prepareFolder(options.folder, user);
  await initialise(binaries, folder, user);
  await stopOrphan(binaries, folder, user);
  const socket = socketFolder(folder);
  await mkdir(socket, { recursive: true, mode: 0o700 });
  if (user) await chown(socket, user.uid, user.gid);
  const settings = Object.entries(serverSettings(options)).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  let log = "";
  // Its own process group: Ctrl-C reaches Sinergi first, which then stops the server in order.
  const server = spawn(binaries.postgres, ["-D", folder, "-k", socket, ...settings], {
    ...user,
    cwd: "/",
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  server.stderr.on("data", (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-4000);
  });
  const exited = new Promise<void>((resolve) => {
    server.once("exit", () => resolve());
    server.once("error", () => resolve());
  });
  const running = () => server.pid !== undefined && server.exitCode === null && server.signalCode === null;
  // Crash recovery after kill -9 reads at most max_wal_size again: well under two minutes.
  const deadline = Date.now() + 120_000;
  while (running() && Date.now() < deadline && !(await answers(socket))) await pause(40);
  if (!running() || Date.now() >= deadline) {
    server.kill("SIGQUIT");
    const full = /No space left on device/.test(log);
    throw new SetupError(
      full ? "DISK_FULL" : "SERVER_DID_NOT_START",
      full
        ? "Disk penuh: PostgreSQL tidak dapat menulis. Kosongkan disk, lalu jalankan lagi."
        : `PostgreSQL tidak mau menyala: ${log.trim().split("\n").at(-1) ?? "tanpa pesan"}`,
    );
  }
  server.unref();
  return {
    folder,
    socket,
    stop: async () => {
      server.ref();
      if (running()) server.kill("SIGINT");
      await exited;
      if (options.disposable) await rm(folder, { recursive: true, force: true });
      await rm(socket, { recursive: true, force: true });
    },
  };
}

/** The socket folder of a server that is already running for this data folder, if it answers. */
export async function findRunningCluster(wanted: string): Promise<string | undefined> {
  for (const folder of [wanted, join(openReplacement(wanted), "pg")]) {
    const socket = socketFolder(folder);
    if (existsSync(socket) && (await answers(socket))) return socket;
  }
  return undefined;
}
