import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { z } from "zod";
import { RetentionClass } from "../../contract/retention-shapes.ts";
import { destroyers } from "./destroyers.ts";

const File = z.strictObject({
  note: z.string(),
  classes: z.array(RetentionClass.extend({ destroyer: z.enum(destroyers).nullable() })),
});

const path = join(import.meta.dirname, "..", "..", "..", "..", "reference", "retention", "classes.json");

/** Brings the retention classes to reference/retention; a class once used in minutes is never removed. */
export async function loadRetentionClasses(owner: pg.Pool): Promise<void> {
  const parsed = File.safeParse(JSON.parse(await readFile(path, "utf8")));
  if (!parsed.success) throw new Error(`reference/retention/classes.json: ${z.prettifyError(parsed.error)}`);
  await owner.query(
    `insert into accountability.retention_classes (code, title, holds, years, after, fate, legal_basis, unverified, destroyer)
     select code, title, holds, years, after, fate, "legalBasis", unverified, destroyer
       from jsonb_to_recordset($1::jsonb) as c(code text, title jsonb, holds jsonb, years smallint, after jsonb, fate text,
         "legalBasis" text, unverified boolean, destroyer text)
     on conflict (code) do update set title = excluded.title, holds = excluded.holds, years = excluded.years,
       after = excluded.after, fate = excluded.fate, legal_basis = excluded.legal_basis,
       unverified = excluded.unverified, destroyer = excluded.destroyer`,
    [JSON.stringify(parsed.data.classes)],
  );
}
