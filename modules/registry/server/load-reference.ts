import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { z } from "zod";

const Title = z.strictObject({ id: z.string().min(1), en: z.string().min(1) });

const CodeList = z.strictObject({
  id: z.string(),
  title: Title,
  source: z.string(),
  items: z
    .array(z.strictObject({ code: z.int().nonnegative(), id: z.string().min(1), en: z.string().min(1) }))
    .min(1),
});

const PpksType = z.strictObject({
  code: z.string().regex(/^\d\d$/),
  name: Title,
  abbreviation: z.string(),
  aliases: z.array(z.string()),
  definition: Title,
  minAgeYears: z.int().nullable(),
  maxAgeYears: z.int().nullable(),
  sex: z.enum(["L", "P"]).nullable(),
  needsDisabilityKinds: z.boolean(),
  compartment: z.string().nullable(),
  authorityNote: z.string(),
  source: z.string(),
});

const PpksTypes = z.strictObject({ note: z.string(), types: z.array(PpksType).length(26) });

const folder = join(import.meta.dirname, "..", "..", "..", "reference");

async function readFolder(name: string): Promise<string[]> {
  const files = (await readdir(join(folder, name))).filter((file) => file.endsWith(".json")).toSorted();
  return Promise.all(files.map((file) => readFile(join(folder, name, file), "utf8")));
}

const upsertLists = `
  with given as (
    select * from jsonb_to_recordset($1::jsonb) as l(id text, title jsonb, source text)
  )
  insert into registry.code_lists (id, title_id, title_en, source)
  select id, title ->> 'id', title ->> 'en', source from given
  on conflict (id) do update set title_id = excluded.title_id, title_en = excluded.title_en, source = excluded.source`;

const upsertItems = `
  insert into registry.code_list_items (list_id, code, label_id, label_en)
  select l.id, item.code, item.id, item.en
    from jsonb_to_recordset($1::jsonb) as l(id text, items jsonb)
   cross join jsonb_to_recordset(l.items) as item(code smallint, id text, en text)
  on conflict (list_id, code) do update set label_id = excluded.label_id, label_en = excluded.label_en`;

const upsertTypes = `
  insert into registry.ppks_types (code, name_id, name_en, abbreviation, aliases, definition_id, definition_en,
    min_age_years, max_age_years, sex, needs_disability_kinds, compartment, authority_note_id, source)
  select code, name ->> 'id', name ->> 'en', abbreviation, aliases, definition ->> 'id', definition ->> 'en',
         "minAgeYears", "maxAgeYears", sex, "needsDisabilityKinds", compartment, "authorityNote", source
    from jsonb_to_recordset($1::jsonb) as t(code text, name jsonb, abbreviation text, aliases text[], definition jsonb,
      "minAgeYears" smallint, "maxAgeYears" smallint, sex text, "needsDisabilityKinds" boolean, compartment text,
      "authorityNote" text, source text)
  on conflict (code) do update set name_id = excluded.name_id, name_en = excluded.name_en,
    abbreviation = excluded.abbreviation, aliases = excluded.aliases, definition_id = excluded.definition_id,
    definition_en = excluded.definition_en, min_age_years = excluded.min_age_years,
    max_age_years = excluded.max_age_years, sex = excluded.sex,
    needs_disability_kinds = excluded.needs_disability_kinds, compartment = excluded.compartment,
    authority_note_id = excluded.authority_note_id, source = excluded.source`;

const setting = "registry.reference";

/**
 * Brings code lists and PPKS types of reference/ into the database, as the owner. Idempotent; a fingerprint of
 * the files makes an unchanged start cost one read. Also rebuilds what a killed import left suspended.
 * Errors: a file that does not have the agreed shape throws.
 */
export async function loadRegistryReference(owner: pg.Pool): Promise<{ readonly loaded: boolean }> {
  await owner.query("select registry.restore_indexes()");
  const listTexts = [...(await readFolder("code-lists")), ...(await readFolder("disability"))];
  const [typesText = ""] = await readFolder("ppks");
  const sha256 = createHash("sha256")
    .update([...listTexts, typesText].join("\0"))
    .digest("hex");
  const known = await owner.query(
    "select 1 from app.settings where key = $1 and value = to_jsonb($2::text)",
    [setting, sha256],
  );
  if (known.rowCount === 1) return { loaded: false };
  const lists = listTexts.map((text) => CodeList.parse(JSON.parse(text)));
  const { types } = PpksTypes.parse(JSON.parse(typesText));
  const client = await owner.connect();
  try {
    await client.query("begin");
    await client.query(upsertLists, [JSON.stringify(lists)]);
    await client.query(upsertItems, [JSON.stringify(lists)]);
    await client.query(upsertTypes, [JSON.stringify(types)]);
    await client.query(
      `insert into app.settings (key, value) values ($1, to_jsonb($2::text))
       on conflict (key) do update set value = excluded.value, updated_at = now()`,
      [setting, sha256],
    );
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
  return { loaded: true };
}
