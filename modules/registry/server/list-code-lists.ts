import { sql } from "kysely";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listCodeLists } from "../contract/list-code-lists.ts";

type Text = { readonly id: string; readonly en: string };

export const handler = query(listCodeLists, async (tx) => {
  const lists = await sql<{
    listId: string;
    title: Text;
    source: string;
    items: Array<{ code: number; label: Text }>;
  }>`
    select l.id as "listId", jsonb_build_object('id', l.title_id, 'en', l.title_en) as title, l.source,
           (select jsonb_agg(jsonb_build_object('code', i.code, 'label',
                     jsonb_build_object('id', i.label_id, 'en', i.label_en)) order by i.code)
              from registry.code_list_items i where i.list_id = l.id) as items
      from registry.code_lists l order by l.id`.execute(tx);
  const types = await sql<{
    code: string;
    name: Text;
    abbreviation: string;
    definition: Text;
    minAgeYears: number | null;
    maxAgeYears: number | null;
    sex: "L" | "P" | null;
    needsDisabilityKinds: boolean;
    isProtected: boolean;
    authorityNote: string;
    source: string;
  }>`
    select t.code, jsonb_build_object('id', t.name_id, 'en', t.name_en) as name, t.abbreviation,
           jsonb_build_object('id', t.definition_id, 'en', t.definition_en) as definition,
           t.min_age_years as "minAgeYears", t.max_age_years as "maxAgeYears", t.sex,
           t.needs_disability_kinds as "needsDisabilityKinds", t.compartment is not null as "isProtected",
           t.authority_note_id as "authorityNote", t.source
      from registry.ppks_types t order by t.code`.execute(tx);
  return plain({ lists: lists.rows, ppksTypes: types.rows });
});
