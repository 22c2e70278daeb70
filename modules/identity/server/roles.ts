import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import type pg from "pg";
import { z } from "zod";
import type { Tx } from "#platform/db/tx.ts";
import { RoleName, Title } from "../contract/shapes.ts";
import type { RoleRules } from "../domain/decide-grant.ts";

const folder = join(import.meta.dirname, "..", "..", "..", "reference", "roles");

const Pattern = z.string().regex(/^([a-z][a-z0-9-]*|\*)\.([a-z][a-z0-9-]*|\*)\.([a-z][a-z0-9-]*|\*)$/);

const RoleFile = z.strictObject({
  name: RoleName,
  position: z.int(),
  title: Title,
  summary: Title,
  areaLevels: z.array(z.enum(["province", "regency", "district", "village"])).min(1),
  bidangRequired: z.boolean(),
  secondFactorRequired: z.boolean(),
  /** Personal data only after stating a purpose in the session: auditors and other readers from outside. */
  purposeRequired: z.boolean().default(false),
  permissions: z.array(Pattern),
  mayGrant: z.array(Pattern),
});

export type RoleFile = z.output<typeof RoleFile>;

/** Reads reference/roles: one file per role, the file named after it. */
export async function readRoleFiles(): Promise<RoleFile[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".json")).toSorted();
  return Promise.all(
    files.map(async (file) => {
      const parsed = RoleFile.safeParse(JSON.parse(await readFile(join(folder, file), "utf8")));
      if (!parsed.success) throw new Error(`reference/roles/${file}: ${z.prettifyError(parsed.error)}`);
      if (`${parsed.data.name}.json` !== file)
        throw new Error(`reference/roles/${file} holds ${parsed.data.name}`);
      return parsed.data;
    }),
  );
}

/** Brings the roles to reference/roles. A role whose file is gone stays for history and gives no rights. */
export async function loadRoles(owner: pg.Pool): Promise<number> {
  const roles = await readRoleFiles();
  await owner.query(
    `with file as (
       select * from jsonb_to_recordset($1::jsonb) as f(
         name text, position int, title jsonb, summary jsonb, "areaLevels" jsonb, "bidangRequired" boolean,
         "secondFactorRequired" boolean, "purposeRequired" boolean, permissions jsonb, "mayGrant" jsonb)
     ), gone as (
       update roles set in_force = false where name not in (select f.name from file f)
     )
     insert into roles (name, position, title, summary, area_levels, bidang_required, second_factor_required, purpose_required, permissions, may_grant, in_force)
     select f.name, f.position, f.title, f.summary, array(select jsonb_array_elements_text(f."areaLevels")),
            f."bidangRequired", f."secondFactorRequired", f."purposeRequired", array(select jsonb_array_elements_text(f.permissions)),
            array(select jsonb_array_elements_text(f."mayGrant")), true
     from file f
     on conflict (name) do update set position = excluded.position, title = excluded.title, summary = excluded.summary,
       area_levels = excluded.area_levels, bidang_required = excluded.bidang_required,
       second_factor_required = excluded.second_factor_required, purpose_required = excluded.purpose_required,
       permissions = excluded.permissions,
       may_grant = excluded.may_grant, in_force = true`,
    [JSON.stringify(roles)],
  );
  return roles.length;
}

export interface StoredRole extends RoleRules {
  readonly title: { readonly id: string; readonly en: string };
  readonly summary: { readonly id: string; readonly en: string };
  readonly areaLevels: ReadonlyArray<"province" | "regency" | "district" | "village">;
  readonly secondFactorRequired: boolean;
}

/** The roles in force by name, in the order of reference/roles. */
export async function readRoles(tx: Tx): Promise<ReadonlyMap<string, StoredRole>> {
  const { rows } = await sql<StoredRole>`
    select r.name, r.title, r.summary, r.area_levels as "areaLevels", r.bidang_required as "bidangRequired",
           r.second_factor_required as "secondFactorRequired", r.permissions, r.may_grant as "mayGrant"
    from roles r where r.in_force order by r.position, r.name`.execute(tx);
  return new Map(rows.map((row) => [row.name, row]));
}
