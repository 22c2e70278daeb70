#!/usr/bin/env node
/**
 * Compiles every message file into typed functions under platform/i18n/gen (git-ignored), for the server, the
 * web, the tests and tsc alike. Skips the work (2.5 s) when no message changed. Refuses, with file and key,
 * what would surprise a reader: a key without its twin, a key of another module, other placeholders.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const gen = path.join(root, "platform/i18n/gen");
const locales = ["id", "en"];

/** Folders that hold {id,en}.json, with the prefix their keys must carry (platform: any but a module's). */
function sources() {
  const modules = readdirSync(path.join(root, "modules"))
    .map((module) => ({ folder: `modules/${module}/web/messages`, module }))
    .filter(({ folder }) => existsSync(path.join(root, folder)));
  return [{ folder: "platform/i18n/messages", module: undefined }, ...modules];
}

const placeholders = (value) =>
  [...new Set((JSON.stringify(value).match(/\{(\w+)\}/g) ?? []).toSorted())].join(" ");

/** Reads and checks one folder; returns its messages per locale and the complaints. */
function readFolder({ folder, module }, moduleNames) {
  const complaints = [];
  const perLocale = locales.map((locale) => {
    const file = path.join(root, folder, `${locale}.json`);
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  });
  const [source, translation] = perLocale;
  for (const key of new Set([...Object.keys(source), ...Object.keys(translation)])) {
    const where = `${folder}: "${key}"`;
    const owner = moduleNames.find((name) => key.startsWith(`${name}_`));
    if (!(key in source)) complaints.push(`${where} is missing in id.json`);
    else if (!(key in translation)) complaints.push(`${where} is missing in en.json`);
    else if (placeholders(source[key]) !== placeholders(translation[key])) {
      complaints.push(`${where} has other {placeholders} in id.json than in en.json`);
    }
    if (!key.startsWith("error_") && owner !== module) {
      complaints.push(`${where} must begin with ${module === undefined ? "no module's name" : `${module}_`}`);
    }
  }
  return { perLocale, complaints };
}

/** All messages of both locales, merged; throws one error naming every complaint. */
function collect() {
  const folders = sources();
  const moduleNames = folders.flatMap(({ module }) => (module === undefined ? [] : [module]));
  const merged = locales.map(() => ({}));
  const spokenBy = locales.map(() => new Map());
  const complaints = [];
  for (const folder of folders) {
    const read = readFolder(folder, moduleNames);
    complaints.push(...read.complaints);
    for (const [index, messages] of read.perLocale.entries()) {
      for (const [key, value] of Object.entries(messages)) {
        const said = spokenBy[index].get(key);
        // A module may say the platform's refusals in its own words; two modules must not disagree.
        if (said !== undefined && JSON.stringify(merged[index][key]) !== JSON.stringify(value)) {
          complaints.push(`${folder.folder}: "${key}" is already said otherwise in ${said}`);
        }
        merged[index][key] = value;
        if (folder.module !== undefined) spokenBy[index].set(key, folder.folder);
      }
    }
  }
  if (complaints.length > 0) throw new Error(`Messages need mending:\n  ${complaints.join("\n  ")}`);
  return merged;
}

/**
 * A module of only the refusal texts, so that the server need not load every screen's words. The compiler
 * makes its own file names, so each message is found by what its file exports.
 */
function errorsModule(out) {
  const found = readdirSync(path.join(out, "messages"))
    .map((file) => [
      /export .*error_([A-Z0-9_]+)/.exec(readFileSync(path.join(out, "messages", file), "utf8"))?.[1],
      file,
    ])
    .filter(([code, file]) => code !== undefined && file !== "_index.js")
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const imports = found.map(
    ([code, file], at) => `import { "error_${code}" as e${at} } from "./messages/${file}";`,
  );
  const entries = found.map(([code], at) => `  ${code}: e${at},`);
  return `${imports.join("\n")}\nexport const errorMessages = {\n${entries.join("\n")}\n};\n`;
}

/** Compiles when something changed; resolves to true when it did the work. */
export async function compileMessages() {
  const merged = collect();
  const stamp = createHash("sha256")
    .update(JSON.stringify(merged))
    .update(readFileSync(fileURLToPath(import.meta.url)))
    .digest("hex");
  const stampFile = path.join(gen, "stamp");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return false;

  const { compile } = await import("@inlang/paraglide-js");
  const work = path.join(root, "platform/i18n", `gen.${process.pid}`, "gen");
  const project = path.join(work, "project.inlang");
  mkdirSync(project, { recursive: true });
  for (const [index, locale] of locales.entries()) {
    writeFileSync(path.join(work, `${locale}.json`), JSON.stringify(merged[index]));
  }
  const plugin = fileURLToPath(import.meta.resolve("@inlang/plugin-message-format"));
  const settings = {
    baseLocale: "id",
    locales,
    telemetry: "off",
    modules: [path.relative(work, plugin)],
    "plugin.inlang.messageFormat": { pathPattern: "./{locale}.json" },
  };
  writeFileSync(path.join(project, "settings.json"), JSON.stringify(settings));
  const out = path.join(work, "out");
  await compile({
    project,
    outdir: out,
    strategy: ["globalVariable", "baseLocale"],
    disableAsyncLocalStorage: true,
    emitGitIgnore: false,
    emitPrettierIgnore: false,
    emitReadme: false,
  });
  writeFileSync(path.join(out, "errors.js"), errorsModule(out));
  writeFileSync(path.join(out, "stamp"), stamp);
  // Swapped whole: a test run beside this one must never see half of it.
  const old = path.join(work, "old");
  if (existsSync(gen)) renameSync(gen, old);
  renameSync(out, gen);
  rmSync(path.dirname(work), { recursive: true, force: true });
  return true;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const worked = await compileMessages();
    process.stderr.write(worked ? "messages compiled\n" : "messages unchanged\n");
    // The compiler leaves a timer that would hold the process for 30 s.
    process.exit();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
