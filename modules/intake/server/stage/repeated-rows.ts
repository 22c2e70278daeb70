import type pg from "pg";
import type { FileReading } from "../../contract/shapes.ts";
import { heldWriter } from "./held-writer.ts";
import { dataRows, openStored } from "./open-file.ts";
import type { StagedCounts } from "./stage-rows.ts";
import type { WorkTables } from "./table-names.ts";

interface Candidate {
  readonly key: string;
  /** Where the rows share no NIK, only a row equal to the last letter counts as repeated. */
  readonly byNik: boolean;
}

/** Rows that share a NIK, or family, name and birth date where there is none. */
async function candidates(
  client: pg.ClientBase,
  tables: WorkTables,
  { repeatedNiks, withoutNik }: StagedCounts,
  has: (column: string) => boolean,
): Promise<Map<number, Candidate>> {
  const found = new Map<number, Candidate>();
  if (repeatedNiks.length > 0) {
    const { rows } = await client.query<{ row_no: bigint; nik: string }>(
      `select r.row_no, r.persons__nik as nik from ${tables.rows} r where r.persons__nik = any ($1)`,
      [repeatedNiks],
    );
    for (const row of rows) found.set(Number(row.row_no), { key: row.nik, byNik: true });
  }
  if (withoutNik === 0) return found;
  const born = has("persons__born_on") ? "coalesce(persons__born_on::text, '')" : "''";
  const without = has("persons__nik") ? "persons__nik is null" : "true";
  const { rows } = await client.query<{ row_no: bigint; key: string }>(
    `with keyed as (
       select row_no, coalesce(family_key, '') || '|' || coalesce(name_key, '') || '|' || ${born} as key
       from ${tables.rows} where ${without})
     select k.row_no, k.key from keyed k
     join (select key from keyed group by key having count(*) > 1) twice using (key)`,
  );
  for (const row of rows) found.set(Number(row.row_no), { key: row.key, byNik: false });
  return found;
}

/**
 * Finds rows that stand twice. A row equal to an earlier one is refused (the earlier one was read); rows that
 * share a NIK but differ are all held, the first too: which of them is right, nobody here can know. The file is
 * read again for these rows alone, because the batch's table no longer has their cells as written.
 * Returns how many rows left the accepted ones.
 */
export async function setRepeatedAside(
  client: pg.ClientBase,
  options: {
    readonly batchId: string;
    readonly placeCode: string;
    readonly tables: WorkTables;
    readonly counts: StagedCounts;
    readonly path: string;
    readonly reading: FileReading;
    readonly has: (column: string) => boolean;
  },
): Promise<{ held: number; refused: number }> {
  await client.query("set work_mem = '192MB'");
  const wanted = await candidates(client, options.tables, options.counts, options.has);
  await client.query("reset work_mem");
  if (wanted.size === 0) return { held: 0, refused: 0 };
  const groups = new Map<string, { rowNumber: number; cells: readonly string[]; text: string }[]>();
  const byNik = new Set<string>();
  const sheet = await openStored(options.path, options.reading);
  for await (const batch of dataRows(sheet, options.reading)) {
    for (const row of batch) {
      const candidate = wanted.get(row.rowNumber);
      if (!candidate) continue;
      const group = groups.get(candidate.key) ?? [];
      group.push({ rowNumber: row.rowNumber, cells: row.cells, text: row.cells.join("\u0000") });
      groups.set(candidate.key, group);
      if (candidate.byNik) byNik.add(candidate.key);
    }
  }
  const writer = heldWriter(client, options.batchId, options.placeCode);
  const aside: number[] = [];
  const total = { held: 0, refused: 0 };
  for (const [key, group] of groups) {
    const firstOf = new Map<string, number>();
    const differing = [];
    for (const row of group) {
      const first = firstOf.get(row.text);
      if (first === undefined) {
        firstOf.set(row.text, row.rowNumber);
        differing.push(row);
        continue;
      }
      writer.held({ rowNumber: row.rowNumber, state: "refused", cells: row.cells });
      writer.findings(row.rowNumber, [{ rule: "row-repeated", field: null, value: "", otherRow: first }]);
      aside.push(row.rowNumber);
      total.refused += 1;
    }
    if (!byNik.has(key) || differing.length < 2) continue;
    const masked = `${key.slice(0, 4)}${"•".repeat(8)}${key.slice(-4)}`;
    for (const row of differing) {
      const other = differing.find((one) => one !== row);
      writer.held({ rowNumber: row.rowNumber, state: "held", cells: row.cells });
      writer.findings(row.rowNumber, [
        {
          rule: "nik-repeated-in-file",
          field: "person.nik",
          value: masked,
          ...(other === undefined ? {} : { otherRow: other.rowNumber }),
        },
      ]);
      aside.push(row.rowNumber);
      total.held += 1;
    }
    if (writer.full) await writer.flush();
  }
  await writer.flush();
  await client.query(`delete from ${options.tables.rows} where row_no = any ($1::bigint[])`, [aside]);
  return total;
}
