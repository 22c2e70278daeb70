import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { findRunningCluster } from "#platform/db/cluster.ts";
import { openReplacement } from "#platform/db/paths.ts";
import { runCommandLine } from "./cli/run-verb.ts";
import { verbs } from "./cli/verbs.ts";

/** The program as people start it: a process of its own on a data folder of its own. */
const main = join(import.meta.dirname, "main.ts");
let folder = "";
const running = new Set<ChildProcess>();

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [main, ...args], {
    env: {
      PATH: process.env["PATH"],
      NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"],
      SINERGI_DATA: join(folder, "data"),
      PORT: "0",
      METRICS_PORT: "0",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  running.add(child);
  const { stdout: out, stderr: err } = child;
  if (!out || !err) throw new Error("the child has no pipes");
  let stdout = "";
  let stderr = "";
  const listening = Promise.withResolvers<string>();
  out.on("data", (chunk: Buffer) => {
    stdout += chunk.toString();
    const address = /"address":"([^"]+)"/.exec(stdout)?.[1];
    if (address) listening.resolve(address);
  });
  err.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  // Not "close": it never comes for a child whose channel the parent has closed.
  const ended = Promise.all([once(child, "exit"), finished(out), finished(err)]).then(([[code]]): Ended => {
    running.delete(child);
    listening.reject(new Error(`ended before it listened: ${stderr}`));
    return { code: typeof code === "number" ? code : null, stdout, stderr };
  });
  listening.promise.catch(() => undefined);
  /** Resolves when the process has told this step. */
  const told = async (step: string) => {
    while (!stderr.includes(step)) await once(err, "data");
  };
  return { child, address: listening.promise, ended, told };
}

const run = (args: readonly string[], env: Record<string, string> = {}) => start(args, env).ended;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sinergi-lifecycle-"));
  await chmod(folder, 0o711);
  const { code, stderr } = await run(["migrate"]);
  expect(stderr).toContain("0001_platform.sql");
  expect(code).toBe(0);
});

afterAll(async () => {
  for (const child of running) child.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

/** A failed test must not leave its server to the next one. */
afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
});

describe("a started Sinergi", () => {
  it("serves, shares its database with the command line, lets nobody else in, and stops cleanly", async () => {
    const server = start(["serve", "--json"]);
    const address = await server.address;
    expect(await (await fetch(`${address}/readyz`)).json()).toEqual({ ok: true });
    expect(await (await fetch(`${address}/metrics`)).text()).not.toContain("sinergi_operations_total");
    const second = await run(["serve"]);
    expect(second.code).toBe(1);
    expect(second.stderr).toContain("Sinergi sudah berjalan pada folder data ini");
    const audit = await run(["audit", "verify", "--json"]);
    expect(JSON.parse(audit.stdout.trim().split("\n").at(-1) ?? "")).toMatchObject({ fault: null });
    server.child.kill("SIGTERM");
    expect((await server.ended).code).toBe(0);
    expect(await findRunningCluster(join(folder, "data", "pg"))).toBeUndefined();
  });

  it("recovers after kill -9: the orphaned database is taken over and nothing committed is lost", async () => {
    const first = start(["serve", "--json"]);
    await first.address;
    const socket = await findRunningCluster(join(folder, "data", "pg"));
    const client = new pg.Client({ host: socket, user: "sinergi_owner", database: "sinergi" });
    await client.connect();
    client.on("error", () => undefined);
    await client.query("insert into app.settings (key, value) values ('kept', '1')");
    first.child.kill("SIGKILL");
    await first.ended;
    const second = start(["serve", "--json"]);
    const address = await second.address;
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    const again = new pg.Client({ host: socket, user: "sinergi_owner", database: "sinergi" });
    await again.connect();
    expect((await again.query("select value from app.settings where key = 'kept'")).rows).toEqual([
      { value: 1 },
    ]);
    await again.end();
    second.child.kill("SIGINT");
    expect((await second.ended).code).toBe(0);
  });

  it("stops when the process that started it dies", async () => {
    const server = start(["serve", "--json"]);
    await server.address;
    server.child.disconnect();
    expect((await server.ended).code).toBe(0);
  });

  it("says in one sentence that the port is taken", async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, "127.0.0.1", resolve));
    const bound = blocker.address();
    const port = typeof bound === "object" && bound !== null ? String(bound.port) : "";
    const { code, stderr } = await run(["serve"], { PORT: port });
    blocker.close();
    expect(code).toBe(1);
    expect(stderr).toContain(`Port ${port} sedang dipakai program lain.`);
  });

  it.each([
    [
      "an unreachable database",
      { DATABASE_URL: "postgres://orang@127.0.0.1:9/sinergi" },
      "Basis data tidak dapat dihubungi.",
    ],
    ["a setting that makes no sense", { PORT: "seribu" }, "Nilai setelan PORT tidak dapat dipakai."],
    ["an unknown province", { SINERGI_PROVINCE: "99" }, "bukan kode provinsi"],
  ])("says in one sentence what is wrong: %s", async (_name, env, sentence) => {
    const { code, stderr } = await run(["migrate"], env);
    expect(code).toBe(1);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain("    at ");
  });

  it("keeps everything when a restore is killed halfway, and restores cleanly afterwards", async () => {
    const file = join(folder, "kantor.sinergi");
    expect(await run(["backup", file])).toMatchObject({ code: 0 });
    const broken = start(["restore", file]);
    await broken.told("memulihkan public.places");
    broken.child.kill("SIGKILL");
    await broken.ended;
    const server = start(["serve", "--json"]);
    expect((await fetch(`${await server.address}/readyz`)).status).toBe(200);
    server.child.kill("SIGTERM");
    await server.ended;
    const again = await run(["restore", file, "--json"]);
    expect(JSON.parse(again.stdout.trim().split("\n").at(-1) ?? "")).toMatchObject({
      replaced: "sinergi_before_restore",
    });
    expect(await run(["audit", "verify"])).toMatchObject({ code: 0 });
  });

  it("refuses data of a newer release and of another PostgreSQL", async () => {
    const server = start(["serve", "--json"]);
    await server.address;
    const client = new pg.Client({
      host: await findRunningCluster(join(folder, "data", "pg")),
      user: "sinergi_owner",
      database: "sinergi",
    });
    await client.connect();
    await client.query("insert into public.schema_migrations (name, sha256) values ('9999_future.sql', 'x')");
    await client.end();
    server.child.kill("SIGTERM");
    await server.ended;
    const newer = await run(["migrate"]);
    expect(newer).toMatchObject({ code: 1 });
    expect(newer.stderr).toContain("rilis Sinergi yang lebih baru (memuat 9999_future.sql)");
    const versionFile = join(folder, "data", "pg", "PG_VERSION");
    const version = await readFile(versionFile, "utf8");
    await writeFile(versionFile, "15\n");
    const other = await run(["migrate"]);
    expect(other.stderr).toContain("Folder data berisi PostgreSQL 15");
    await writeFile(versionFile, version);
  });

  it("places the database elsewhere when its server may not enter the folder (a clone in root's home)", async () => {
    const closed = join(folder, "closed");
    await mkdir(closed, { mode: 0o700 });
    const data = join(closed, "data");
    expect((await run(["audit", "verify"], { SINERGI_DATA: data })).code).toBe(0);
    expect((await run(["audit", "verify"], { SINERGI_DATA: data })).code).toBe(0);
    await rm(openReplacement(join(data, "pg")), { recursive: true, force: true });
  });

  it("explains itself: every verb has help, a wrong verb exits with 2", async () => {
    const help = await run(["--help"]);
    expect(help.code).toBe(0);
    const listed = [...help.stdout.matchAll(/^ {2}(\w+) \[/gm)]
      .map((match) => match[1])
      .filter((verb) => verb !== "help");
    expect(listed).toEqual(verbs.map(({ name }) => name));
    const never = new AbortController().signal;
    for (const verb of verbs) {
      let words = "";
      const print = (text: string) => {
        words += text;
      };
      expect(await runCommandLine(verbs, [verb.name, "--help"], never, print)).toBe(0);
      expect(words.replaceAll(/\s+/g, " ")).toContain(verb.summary);
      expect(words).toContain("--json");
    }
    expect((await run(["tidak-ada"])).code).toBe(2);
  });
});
