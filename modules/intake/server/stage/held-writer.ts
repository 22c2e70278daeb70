import type pg from "pg";
import type { Finding } from "../../domain/finding.ts";

export interface HeldRow {
  readonly rowNumber: number;
  readonly state: "held" | "refused";
  readonly cells: readonly string[];
}

/** Collects findings and held rows and writes them in sets; `flush` after the last one. */
export interface HeldWriter {
  held(row: HeldRow): void;
  findings(rowNumber: number, findings: readonly Finding[]): void;
  /** True where enough has gathered to be worth a write. */
  readonly full: boolean;
  flush(): Promise<void>;
}

const setSize = 2_000;

export function heldWriter(client: pg.ClientBase | pg.Pool, batchId: string, placeCode: string): HeldWriter {
  let rows: HeldRow[] = [];
  let found: { rowNumber: number; finding: Finding }[] = [];
  return {
    held: (row) => {
      rows.push(row);
    },
    findings: (rowNumber, findings) => {
      for (const finding of findings) found.push({ rowNumber, finding });
    },
    get full() {
      return rows.length >= setSize || found.length >= setSize;
    },
    flush: async () => {
      if (rows.length > 0) {
        await client.query(
          `insert into intake.held_rows (batch_id, row_no, place_code, state, cells)
           select $1, r.row_no, $2, r.state, array(select jsonb_array_elements_text(r.cells))
           from unnest($3::bigint[], $4::text[], $5::jsonb[]) as r (row_no, state, cells)
           on conflict (batch_id, row_no) do nothing`,
          [
            batchId,
            placeCode,
            rows.map((row) => row.rowNumber),
            rows.map((row) => row.state),
            rows.map((row) => JSON.stringify(row.cells).replaceAll("\\u0000", "\ufffd")),
          ],
        );
        rows = [];
      }
      if (found.length > 0) {
        await client.query(
          `insert into intake.findings (batch_id, row_no, place_code, rule, field, value, other_row)
           select $1, f.row_no, $2, f.rule, f.field, f.value, f.other_row
           from unnest($3::bigint[], $4::text[], $5::text[], $6::text[], $7::bigint[]) as f (row_no, rule, field, value, other_row)`,
          [
            batchId,
            placeCode,
            found.map((one) => one.rowNumber),
            found.map((one) => one.finding.rule),
            found.map((one) => one.finding.field),
            found.map((one) => one.finding.value.replaceAll("\u0000", "")),
            found.map((one) => one.finding.otherRow ?? null),
          ],
        );
        found = [];
      }
    },
  };
}
