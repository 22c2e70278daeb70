import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { z } from "zod";
import type { Tx } from "#platform/db/tx.ts";
import type { GroupSize } from "../contract/group-shapes.ts";
import type { GroupRow } from "./group-rows.ts";

const Text = z.strictObject({ id: z.string().min(1), en: z.string().min(1) });

const Kinds = z.array(
  z.strictObject({
    kind: z.string(),
    minFamilies: z.int().positive(),
    maxFamilies: z.int().positive(),
    unverified: z.boolean(),
    source: Text,
  }),
);

const file = join(import.meta.dirname, "..", "..", "..", "reference", "group-kinds", "kinds.json");
let loaded: Promise<z.output<typeof Kinds>> | undefined;

/** Sizes that rules name for kinds of groups; read once, they change with a release. */
async function readKinds(): Promise<z.output<typeof Kinds>> {
  loaded ??= readFile(file, "utf8").then((text) => Kinds.parse(JSON.parse(text)));
  return loaded;
}

/**
 * How many families the present members whom the actor sees come from, where a rule names a size for this kind
 * of group; null where none does. Somebody without a family counts as one.
 */
export async function groupSize(
  tx: Tx,
  group: GroupRow,
  locale: "id" | "en",
): Promise<z.output<typeof GroupSize> | null> {
  const rule = (await readKinds()).find((one) => one.kind === group.kind);
  if (rule === undefined) return null;
  const { rows } = await sql<{ families: number }>`
    select count(distinct coalesce(p.family_id, p.id))::int as families
      from registry.group_members m
      join registry.persons p on p.region_code = any ((select registry.regions_in_scope())::text[]) and p.id = m.person_id
     where m.region_code = ${group.region_code} and m.group_id = ${group.id} and m.until_on is null`.execute(
    tx,
  );
  return {
    families: rows[0]?.families ?? 0,
    minFamilies: rule.minFamilies,
    maxFamilies: rule.maxFamilies,
    unverified: rule.unverified,
    source: rule.source[locale],
  };
}
