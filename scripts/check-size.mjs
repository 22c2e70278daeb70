#!/usr/bin/env node
/**
 * What a browser fetches the first time it opens a page of the office (HTML, boot script, scripts, styles and
 * the one font of Latin letters), compressed. Budget: 250 kB for any route, counted as the entry with all it
 * imports at once plus the largest page loaded later with all that it imports.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const dist = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../dist/web");
const budgetBytes = 250_000;

/** gzip of text; fonts are compressed already. */
function weight(file) {
  const bytes = readFileSync(path.join(dist, file));
  return file.endsWith(".woff2") ? bytes.length : gzipSync(bytes, { level: 6 }).length;
}

/** Files that a chunk brings with it at once: itself, its imports, their styles. */
function closure(manifest, key, seen = new Set()) {
  if (seen.has(key)) return [];
  seen.add(key);
  const chunk = manifest[key];
  if (chunk === undefined) return [];
  return [
    chunk.file,
    ...(chunk.css ?? []),
    ...(chunk.imports ?? []).flatMap((next) => closure(manifest, next, seen)),
  ];
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** Sizes of all pages, heaviest first, and whether all keep the budget. */
export function checkSize() {
  const manifest = JSON.parse(readFileSync(path.join(dist, ".vite/manifest.json"), "utf8"));
  const entry = Object.keys(manifest).find((key) => manifest[key].isEntry === true);
  const font = readdirSync(path.join(dist, "assets")).find((file) =>
    /^inter-basic-wght-normal.*woff2$/.test(file),
  );
  const first = new Set(["index.html", "boot.js", `assets/${font}`, ...closure(manifest, entry)]);
  const sum = (files) => [...files].reduce((total, file) => total + weight(file), 0);
  // Pages are what the frame itself loads later; a form that a page opens on a press is not its first load.
  const pages = (manifest[entry].dynamicImports ?? [])
    .filter((key) => manifest[key] !== undefined)
    .map((key) => ({ key, bytes: sum(new Set([...first, ...closure(manifest, key)])) }))
    .toSorted((left, right) => right.bytes - left.bytes);
  const lines = [`frame ${kilobytes(sum(first))}`];
  for (const page of pages) lines.push(`${page.key} ${kilobytes(page.bytes)}`);
  const heaviest = pages[0]?.bytes ?? sum(first);
  lines.push(`heaviest ${kilobytes(heaviest)} of ${kilobytes(budgetBytes)}`);
  return { lines, ok: heaviest <= budgetBytes };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { lines, ok } = checkSize();
  process.stderr.write(`${lines.join("\n")}\n`);
  process.exitCode = ok ? 0 : 1;
}
