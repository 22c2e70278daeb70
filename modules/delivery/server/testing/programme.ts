import { createHash } from "node:crypto";
import type { ProgrammeDefinition } from "#modules/programmes/contract/definition.ts";
import type { Database } from "#platform/db/connection.ts";
import { newId } from "#platform/kernel/ids.ts";

const two = (text: string) => ({ id: text, en: text });

/** A programme with one stage and no rules: what a test needs is given in `more`. */
export function aDefinition(code: string, more: Partial<ProgrammeDefinition> = {}): ProgrammeDefinition {
  return {
    code,
    title: two("Bantuan Uji"),
    names: ["UJI"],
    summary: two("Program untuk pengujian"),
    kind: "own",
    unit: "family",
    form: "cash",
    ownerTier: "province",
    bidang: "linjamsos",
    legalBasis: ["Peraturan Gubernur Nomor 0 Tahun 2022"],
    effectiveFrom: "2020-01-01",
    effectiveUpto: null,
    unverified: [],
    criteria: [],
    components: [],
    maxComponents: null,
    cycle: {
      months: 12,
      stages: [{ code: "tahap-1", label: two("Tahap 1"), dueMonth: 1, amountRupiah: 600_000, requires: [] }],
    },
    quota: { total: null, byRegion: {} },
    budget: null,
    ranking: [],
    overlaps: [],
    coolingOff: [],
    documents: [],
    commitments: [],
    ...more,
  };
}

export interface BuiltProgramme {
  readonly code: string;
  readonly versionId: string;
}

/** A programme with one approved version, as the loader of reference data would have left it. */
export async function aProgramme(
  database: Database,
  more: Partial<ProgrammeDefinition> = {},
): Promise<BuiltProgramme> {
  const code = more.code ?? `uji-${newId().slice(-12)}`;
  const definition = JSON.stringify(aDefinition(code, more));
  await database.owner.query(
    "insert into programmes.programmes (code, bidang, kind) values ($1, 'linjamsos', 'own')",
    [code],
  );
  const { rows } = await database.owner.query<{ id: string }>(
    `insert into programmes.versions (programme_code, number, state, definition, definition_sha256, effective, source)
     values ($1, 1, 'approved', $2, $3, daterange('2020-01-01', null), 'reference') returning id`,
    [code, definition, createHash("sha256").update(definition).digest()],
  );
  const versionId = rows[0]?.id;
  if (versionId === undefined) throw new Error("no version");
  return { code, versionId };
}

/** A budget line with room for `ceilingRupiah`. */
export async function aBudget(database: Database, ceilingRupiah: bigint): Promise<string> {
  const { rows } = await database.owner.query<{ id: string }>(
    `insert into delivery.budgets (year, activity_code, account_code, title, ceiling_rupiah)
     values (2026, '1.06.05.1.02.' || gen_random_uuid(), '5.1.06.02.01.0001', 'Bantuan uji', $1) returning id`,
    [ceilingRupiah],
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error("no budget");
  return id;
}
