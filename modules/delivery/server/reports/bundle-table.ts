import type { RawBuilder } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { CsvValue } from "#platform/sheets/csv/write-csv.ts";
import { noTally, type Tally } from "../../domain/report-manifest.ts";

/** Whose account: one programme, one budget year. */
export interface BundleScope {
  readonly programmeCode: string;
  readonly year: number;
}

/** A row ready for the CSV, and what it counts for. */
export interface BundleRow {
  readonly cells: readonly CsvValue[];
  readonly state: string;
  readonly rupiah: bigint;
}

interface Keyed {
  readonly key: string;
}

/** One CSV of the bundle: its SQL page by page after a key, and how a row is written. */
export interface BundleTable {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: (tx: Tx, scope: BundleScope) => AsyncGenerator<BundleRow>;
}

const pageRows = 2000;

/** Binds a query of pages (ordered by `key`, all greater than `after`) to the way its rows are written. */
export function bundleTable<Row extends Keyed>(table: {
  readonly name: string;
  readonly header: readonly string[];
  readonly page: (scope: BundleScope, after: string, limit: number) => RawBuilder<Row>;
  readonly write: (row: Row) => BundleRow;
}): BundleTable {
  return {
    name: table.name,
    header: table.header,
    async *rows(tx, scope) {
      for (let after = ""; ; ) {
        const { rows } = await table.page(scope, after, pageRows).execute(tx);
        for (const row of rows) yield table.write(row);
        const last = rows.at(-1);
        if (last === undefined || rows.length < pageRows) return;
        after = last.key;
      }
    },
  };
}

/** Counts rows into `tallies` while they pass. */
export async function* counted(
  rows: AsyncIterable<BundleRow>,
  tallies: Map<string, Tally>,
): AsyncGenerator<readonly CsvValue[]> {
  for await (const { cells, state, rupiah } of rows) {
    const so = tallies.get(state) ?? noTally;
    tallies.set(state, { rows: so.rows + 1, rupiah: so.rupiah + rupiah });
    yield cells;
  }
}
