// npm test: formatting, lint, types, import rules, unit and integration tests on a real PostgreSQL, browser
// tests in a real Chromium. `npm test -- NAME…` runs only the named steps.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findChromium } from "./find-chromium.mjs";
import { buildWeb, compileMessages, environment, installPackages, root, say } from "./prepare.mjs";

const wanted = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };

const run = (command, args, env = {}) =>
  spawnSync(command, args, { cwd: root, stdio: "inherit", env: { ...environment, FORCE_COLOR: "0", ...env } })
    .status ?? 1;

/** One check: counts as one test. */
function check(name, command, args) {
  if (wanted.length > 0 && !wanted.includes(name) && name !== "size") return;
  const started = Date.now();
  const passed = run(command, args) === 0;
  total[passed ? "passed" : "failed"] += 1;
  say(`${passed ? "ok " : "GAGAL"} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

/** A vitest run: counts what its own report counts; a run without a report counts as one failure. */
function vitest(name, config, env = {}) {
  if (wanted.length > 0 && !wanted.includes(name)) return;
  const report = join(root, "tmp", `${name}.json`);
  mkdirSync(join(root, "tmp"), { recursive: true });
  rmSync(report, { force: true });
  const status = run(
    "vitest",
    ["run", "--config", config, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
    env,
  );
  if (!existsSync(report)) {
    total.failed += 1;
    return;
  }
  const counted = JSON.parse(readFileSync(report, "utf8"));
  total.passed += counted.numPassedTests;
  total.failed += counted.numFailedTests;
  total.skipped += counted.numPendingTests + (counted.numTodoTests ?? 0);
  // A file that could not be loaded fails the run without a failed test.
  if (status !== 0 && counted.numFailedTests === 0) total.failed += 1;
}

installPackages();
compileMessages();
check("format", "biome", ["ci", "--colors=off", "."]);
check("lint", "oxlint", ["--type-aware", "."]);
check("types", "tsc", ["--noEmit", "-p", "."]);
check("imports", "depcruise", [
  "--config",
  ".dependency-cruiser.cjs",
  "apps",
  "modules",
  "platform",
  "demo",
  "bench",
  "e2e",
]);
vitest("unit", "vitest.config.ts");
if (wanted.length === 0 || wanted.includes("browser")) {
  buildWeb();
  check("size", "node", ["scripts/check-size.mjs"]);
  const chromium = findChromium();
  if (chromium) vitest("browser", "e2e/vitest.config.ts", { CHROMIUM: chromium });
  else total.failed += 1;
}
process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
