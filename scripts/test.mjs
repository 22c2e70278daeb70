// npm test: formatting, lint, types, import rules, unit and integration tests on a real PostgreSQL, browser
// tests in a real Chromium. `npm test -- NAME…` runs only the named steps. Ends with how long each step took and
// the line "N passed, N failed, N skipped".
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findChromium } from "./find-chromium.mjs";
import { buildWeb, compileMessages, environment, installPackages, root, say } from "./prepare.mjs";

const wanted = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };
const steps = [];

const wants = (name) => wanted.length === 0 || wanted.includes(name);

/** Runs a program; what it says is shown at once, or kept and given back where another step speaks meanwhile. */
async function run(command, args, { env = {}, quiet = false } = {}) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
    env: { ...environment, FORCE_COLOR: "0", ...env },
  });
  const told = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => told.push(chunk));
  const status = await new Promise((resolve) => {
    child.once("error", () => resolve(1));
    child.once("close", (code) => resolve(code ?? 1));
  });
  return { status, told: Buffer.concat(told).toString() };
}

/** Notes a step for the table at the end: seconds on the clock, tests passed and failed. */
async function timed(name, work) {
  const started = performance.now();
  const { passed, failed, skipped = 0 } = await work();
  const seconds = (performance.now() - started) / 1000;
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  steps.push({ name, seconds, passed, failed });
  say(`${failed === 0 ? "ok " : "GAGAL"} ${name} (${seconds.toFixed(1)} s)`);
}

/** One check: counts as one test. Its words are shown only when it fails. */
async function check(name, command, args) {
  if (!wants(name)) return;
  await timed(name, async () => {
    const { status, told } = await run(command, args, { quiet: true });
    if (status !== 0) say(told);
    return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 };
  });
}

/** A vitest run: counts what its own report counts; a run without a report counts as one failure. */
async function vitest(name, config, env = {}) {
  if (!wants(name)) return;
  const report = join(root, "tmp", `${name}.json`);
  mkdirSync(join(root, "tmp"), { recursive: true });
  rmSync(report, { force: true });
  await timed(name, async () => {
    const { status } = await run(
      "vitest",
      ["run", "--config", config, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
      { env },
    );
    if (!existsSync(report)) return { passed: 0, failed: 1 };
    const counted = JSON.parse(readFileSync(report, "utf8"));
    const failed = counted.numFailedTests;
    return {
      passed: counted.numPassedTests,
      // A file that could not be loaded fails the run without a failed test.
      failed: status !== 0 && failed === 0 ? 1 : failed,
      skipped: counted.numPendingTests + (counted.numTodoTests ?? 0),
    };
  });
}

const importRooms = ["apps", "modules", "platform", "demo", "bench", "e2e"];

/** What reads the sources only; one after another, because two of them take 2 GB of memory each. */
async function checkSources() {
  await check("format", "biome", ["ci", "--colors=off", "."]);
  await check("lint", "oxlint", ["--type-aware", "."]);
  await check("types", "tsc", ["--noEmit", "-p", "."]);
  await check("imports", "depcruise", ["--config", ".dependency-cruiser.cjs", ...importRooms]);
}

async function testInBrowser() {
  if (!wants("browser") && !wants("size")) return;
  const started = performance.now();
  buildWeb();
  steps.push({ name: "web", seconds: (performance.now() - started) / 1000, passed: 0, failed: 0 });
  await check("size", "node", ["scripts/check-size.mjs"]);
  if (!wants("browser")) return;
  const chromium = findChromium();
  if (chromium) await vitest("browser", "e2e/vitest.config.ts", { CHROMIUM: chromium });
  else total.failed += 1;
}

const started = performance.now();
let complete = false;

/** The table and the line of totals; a run that ended before its time (a web that does not build) has failed. */
process.on("exit", (code) => {
  if (!complete) total.failed += 1;
  const line = (name, seconds, rest) => say(`${name.padEnd(9)}${seconds.toFixed(1).padStart(7)} s  ${rest}`);
  for (const { name, seconds, passed, failed } of steps)
    line(name, seconds, name === "web" ? "built" : `${passed} passed, ${failed} failed`);
  line("all", (performance.now() - started) / 1000, "on the clock; unit runs beside the checks");
  process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
  process.exitCode = code === 0 && total.failed === 0 && total.passed > 0 ? 0 : 1;
});

installPackages();
compileMessages();
// Tests wait for a process, a lock, a file now and then; the checks take what they leave of the processor.
await Promise.all([checkSources(), vitest("unit", "vitest.config.ts")]);
await testInBrowser();
complete = true;
