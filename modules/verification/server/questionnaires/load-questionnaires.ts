import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { z } from "zod";
import { Question, Questionnaire, Section } from "../../contract/questionnaire-shapes.ts";
import { compileQuestionnaire } from "../../domain/questionnaire/compile.ts";

/** In the files a question may name a code list of the registry instead of repeating it. */
const FileQuestion = Question.extend({
  list: z.string().optional(),
  /** Codes of the list that the form does not offer. */
  except: z.array(z.int()).optional(),
});
const FileQuestionnaire = Questionnaire.extend({
  version: z.int().min(1),
  sections: z.array(Section.extend({ questions: z.array(FileQuestion) })),
});
const CodeList = z.object({ items: z.array(z.object({ code: z.int(), id: z.string(), en: z.string() })) });

const reference = join(import.meta.dirname, "..", "..", "..", "..", "reference");

/** The word rules use for a code of a list: its label in small letters. */
const wordOf = (label: string): string => label.toLowerCase().slice(0, 60);

async function spelt(question: z.infer<typeof FileQuestion>): Promise<z.infer<typeof Question>> {
  const { list, except = [], ...rest } = question;
  if (list === undefined) return rest;
  const file = await readFile(join(reference, "code-lists", `${list}.json`), "utf8");
  const { items } = CodeList.parse(JSON.parse(file));
  return {
    ...rest,
    choices: items
      .filter(({ code }) => !except.includes(code))
      .map(({ code, id, en }) => ({ code, word: wordOf(id), label: { id, en } })),
  };
}

/** A questionnaire file as it is stored: lists spelt out. Throws with every fault where it is none. */
async function readFileOf(
  name: string,
): Promise<{ version: number; content: z.infer<typeof Questionnaire> }> {
  const { version, ...file } = FileQuestionnaire.parse(
    JSON.parse(await readFile(join(reference, "questionnaires", name), "utf8")),
  );
  const sections = await Promise.all(
    file.sections.map(async (section) => ({
      ...section,
      questions: await Promise.all(section.questions.map(spelt)),
    })),
  );
  const content = Questionnaire.parse({ ...file, sections });
  const made = compileQuestionnaire(content);
  if (!made.ok)
    throw new Error(
      `${name}: ${made.faults.map(({ at, code, detail }) => `${at} ${code} ${detail}`).join("; ")}`,
    );
  return { version, content };
}

/**
 * Brings the questionnaires of reference/ into the database, as the owner. A version that visits were made with is
 * never changed: a file that differs from it needs a new version number, and is refused until it has one.
 */
export async function loadQuestionnaires(owner: pg.Pool): Promise<void> {
  const names = (await readdir(join(reference, "questionnaires"))).filter((name) => name.endsWith(".json"));
  for (const name of names.toSorted()) {
    const { version, content } = await readFileOf(name);
    const text = JSON.stringify(content);
    const sha256 = createHash("sha256").update(text).digest("hex");
    const { rowCount } = await owner.query(
      `insert into verification.questionnaires as q (code, version, title, content, sha256, source)
       values ($1, $2, $3::jsonb, $4::jsonb, $5, 'reference')
       on conflict (code, version) do update set title = excluded.title, content = excluded.content, sha256 = excluded.sha256
        where q.sha256 = excluded.sha256
           or not exists (select from verification.visits v where v.questionnaire_code = q.code and v.questionnaire_version = q.version)`,
      [content.code, version, JSON.stringify(content.title), text, sha256],
    );
    if (rowCount === 0)
      throw new Error(
        `reference/questionnaires/${name} differs from version ${version}, which visits were made with: raise its version`,
      );
  }
}
