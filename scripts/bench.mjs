// npm run bench -- NAME [--scale S]: a readable table, and one JSON object as the last line.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { compileMessages, environment, installPackages, root, say } from "./prepare.mjs";

installPackages();
compileMessages();
const [name, ...rest] = process.argv.slice(2);
const file = join(root, "bench", `${name}.ts`);
if (name === undefined || !/^[a-z-]+$/.test(name) || !existsSync(file)) {
  const names = readdirSync(join(root, "bench"))
    .filter((one) => one.endsWith(".ts") && !one.includes(".test."))
    .map((one) => one.slice(0, -3));
  say(`Pakai: npm run bench -- NAMA [--scale S]. Yang ada: ${names.join(", ")}`);
  process.exit(2);
}
const { status } = spawnSync("node", ["--expose-gc", file, ...rest], {
  cwd: root,
  env: environment,
  stdio: "inherit",
});
process.exit(status ?? 1);
