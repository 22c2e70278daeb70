import { readFileSync } from "node:fs";
import { join } from "node:path";

const packageFile = join(import.meta.dirname, "..", "..", "package.json");

/** This release, as package.json names it. */
export const version: string = (JSON.parse(readFileSync(packageFile, "utf8")) as { version: string }).version;
