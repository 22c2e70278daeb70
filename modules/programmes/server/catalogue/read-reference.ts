import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { ProgrammeDefinition } from "../../contract/definition.ts";

const folder = join(import.meta.dirname, "..", "..", "..", "..", "reference", "programmes");

export interface ReferenceVersion {
  readonly definition: ProgrammeDefinition;
  readonly sha256: string;
  readonly file: string;
}

/** Fingerprint of a definition as it is stored beside it: of its JSON text in the shape's own order of fields. */
export const definitionSha256 = (definition: unknown): string =>
  createHash("sha256").update(JSON.stringify(definition)).digest("hex");

async function readVersion(code: string, name: string): Promise<ReferenceVersion> {
  const file = `reference/programmes/${code}/${name}`;
  const parsed = ProgrammeDefinition.safeParse(JSON.parse(await readFile(join(folder, code, name), "utf8")));
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
  if (parsed.data.code !== code) throw new Error(`${file} holds the programme ${parsed.data.code}`);
  return { definition: parsed.data, sha256: definitionSha256(parsed.data), file };
}

/**
 * Reads reference/programmes: one folder per programme, named after its code, with `programme.json` and, where
 * the policy changed over time, `programme-2.json` and so on. Per programme in order of their first day.
 * Errors: a file of another shape or in the wrong folder throws.
 */
export async function readReferenceProgrammes(): Promise<readonly (readonly ReferenceVersion[])[]> {
  const codes = (await readdir(folder)).toSorted();
  return Promise.all(
    codes.map(async (code) => {
      const names = (await readdir(join(folder, code))).filter((name) => name.endsWith(".json"));
      const versions = await Promise.all(names.map((name) => readVersion(code, name)));
      return versions.toSorted((a, b) => (a.definition.effectiveFrom < b.definition.effectiveFrom ? -1 : 1));
    }),
  );
}
