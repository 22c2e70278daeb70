import type pg from "pg";
import type { AssessPlan } from "./compile-plan.ts";
import { familyMarks, personMarks } from "./marks-sql.ts";
import { type PieceRegions, regionScope } from "./regions.ts";
import { totalsSql } from "./totals-sql.ts";

/**
 * Everything is read once and in full: hashes of whole tables instead of index look-ups, enough memory that none
 * spills (family facts of half a province take 200 MB), and one process per piece instead of parallel plans.
 */
const settings = `
  set local work_mem = '384MB';
  set local hash_mem_multiplier = 2;
  set local maintenance_work_mem = '384MB';
  set local max_parallel_workers_per_gather = 0;
  set local enable_indexscan = off;
  set local enable_indexonlyscan = off;
  set local enable_bitmapscan = off;
  set local enable_mergejoin = off;
  set local enable_nestloop = off`;

export interface FilledPiece {
  readonly families: number;
  readonly persons: number;
}

/**
 * Judges everybody of some kabupaten/kota into a piece of its own, in one transaction that reads the registry as
 * `snapshot` saw it. Nothing refers to the piece until the assessment is finished.
 */
export async function fillPiece(
  client: pg.ClientBase,
  options: {
    readonly plan: AssessPlan;
    readonly assessmentId: string;
    readonly piece: PieceRegions;
    readonly snapshot: string;
    readonly advance: (units: number) => Promise<void>;
  },
): Promise<FilledPiece> {
  const { plan, assessmentId, piece, snapshot, advance } = options;
  const scope = regionScope(piece.regions);
  const [families, persons] = [
    `programmes.family_marks_${piece.number}`,
    `programmes.person_marks_${piece.number}`,
  ];
  await client.query("begin isolation level repeatable read");
  try {
    await client.query(`set transaction snapshot '${snapshot.replaceAll("'", "")}'`);
    await client.query(settings);
    await client.query("select programmes.open_piece($1)", [piece.number]);
    const family = familyMarks(plan, scope, String(piece.number));
    const { rowCount: familyCount } = await client.query(
      `insert into ${families} (${family.columns.join(", ")}) ${family.select}`,
    );
    await advance(familyCount ?? 0);
    // With its size known the families are the hashed side, and the persons come out in the order they lie in.
    await client.query("set local default_statistics_target = 10");
    await client.query(`analyze ${families} (family_id, piece, place_code)`);
    const person = personMarks(plan, scope, String(piece.number), families);
    const { rowCount: personCount } = await client.query(
      `insert into ${persons} (${person.columns.join(", ")}) ${person.select}`,
    );
    await advance(personCount ?? 0);
    // Without statistics a re-run would take its few thousand subjects by reading everybody.
    await client.query(`analyze ${persons} (person_id, piece, place_code, family_id)`);
    await client.query(totalsSql("family", plan.layout.family, families, assessmentId));
    await client.query(totalsSql("person", plan.layout.person, persons, assessmentId));
    await client.query("select programmes.close_piece($1)", [piece.number]);
    await client.query("commit");
    return { families: familyCount ?? 0, persons: personCount ?? 0 };
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
}
