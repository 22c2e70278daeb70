import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { WordTemplate } from "../../domain/paper-words.ts";

const folder = fileURLToPath(new URL("../../../../reference/templates/decree-words/", import.meta.url));

let known: ReadonlyMap<WordTemplate["kind"], WordTemplate> | undefined;

/** Stands in "menimbang" where nobody said why a decree is amended. */
export const amendedAnyway = "daftar penerima perlu diubah sesuai hasil pemadanan data";

/** The template of papers of one kind, read once from reference/templates/decree-words. */
export function wordTemplate(kind: WordTemplate["kind"]): WordTemplate {
  known ??= new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith(".json"))
      .map((file) => WordTemplate.parse(JSON.parse(readFileSync(folder + file, "utf8"))))
      .map((template) => [template.kind, template]),
  );
  const template = known.get(kind);
  if (!template) throw new Error(`reference/templates/decree-words has no template for ${kind}`);
  return template;
}
