#!/usr/bin/env node
/** Builds the web into dist/web: messages, office, boot script; then checks its size. */
import { build } from "vite";
import { bootBuild, officeBuild } from "../apps/web/vite.config.ts";
import { checkSize } from "./check-size.mjs";
import { compileMessages } from "./i18n.mjs";
import { cutFont } from "./subset-font.mjs";

await compileMessages();
await cutFont();
await build(officeBuild);
await build(bootBuild);
const { lines, ok } = checkSize();
for (const line of lines) process.stderr.write(`${line}\n`);
// The message compiler leaves a timer that would hold the process for 30 s.
// An office must start even when a page grew too heavy; npm test refuses it (check-size).
if (!ok) process.stderr.write("A page is heavier than its budget.\n");
process.exit(0);
