import { Readable } from "node:stream";
import { createPlaceResolver, readPlaceIndex } from "#modules/regions/server/index.ts";
import { nameKey } from "#modules/registry/server/index.ts";
import type { Progress } from "#platform/batch/progress.ts";
import { BatchFailed } from "#platform/batch/run-batch.ts";
import type { Database } from "#platform/db/connection.ts";
import { copyInto, copyText } from "#platform/db/copy.ts";
import { inScope, noScope, type Tx } from "#platform/db/tx.ts";
import { SheetError } from "#platform/sheets/errors.ts";
import { openSheet } from "#platform/sheets/open-sheet.ts";
import { kindAt } from "#platform/sheets/port.ts";
import { mapHeaders, type ProposalField, readProposalRow } from "../../domain/proposal-row.ts";
import { placeNamer } from "../place-label.ts";
import { proposalColumns } from "./columns.ts";
import { matchLines } from "./match-lines.ts";
import { placeOfRow } from "./place-of-row.ts";

interface ListRow {
  readonly content: Buffer;
  readonly placeCode: string;
}

interface Read {
  readonly accepted: string[][];
  readonly refused: Array<{ line: number; raw: readonly string[]; field: string; rule: string }>;
}

const lineColumns =
  "region_code, list_id, line, place_code, raw, name, name_key, born_on, mother_name_key, nik, kk_number, account_number, amount_rupiah, address, place_label, channel, account_name, times, total_rupiah";

async function readRows(tx: Tx, listId: string, list: ListRow, progress: Progress): Promise<Read> {
  const resolver = createPlaceResolver(await readPlaceIndex(tx, list.placeCode.slice(0, 2)));
  const read: Read = { accepted: [], refused: [] };
  const labels = new Map<string, string>();
  const places: string[] = [];
  let columns: ReadonlyMap<ProposalField, number> | undefined;
  for await (const batch of await openSheet(list.content)) {
    for (const [index, cells] of batch.rows.entries()) {
      if (columns === undefined) {
        columns = mapHeaders(cells, proposalColumns());
        if (!columns.has("name") || !(columns.has("nik") || columns.has("kk") || columns.has("bornOn")))
          throw new BatchFailed("COLUMNS_MISSING");
        continue;
      }
      const mapped = columns;
      const line = batch.rowNumbers[index] ?? 0;
      const reading = readProposalRow((field) => {
        const column = mapped.get(field);
        if (column === undefined) return { text: "", isNumber: false };
        return { text: cells[column] ?? "", isNumber: kindAt(batch, index, column) === "number" };
      });
      if (!reading.ok) {
        read.refused.push({ line, raw: cells, field: reading.field, rule: reading.rule });
        continue;
      }
      const { row } = reading;
      const place = placeOfRow(resolver, row.places, list.placeCode);
      if (!place.ok) {
        read.refused.push({ line, raw: cells, field: "village", rule: place.rule });
        continue;
      }
      places.push(place.code);
      read.accepted.push(
        [
          place.code.slice(0, 4),
          listId,
          line,
          place.code,
          JSON.stringify(cells),
          row.name,
          nameKey(row.name),
          row.bornOn,
          nameKey(row.motherName),
          row.nik,
          row.kkNumber,
          row.accountNumber,
          row.amountRupiah,
          row.address,
          place.code,
          row.channel,
          row.accountName,
          row.times,
          row.totalRupiah,
        ].map((value) => copyText(value)),
      );
    }
    await progress.advance(batch.rows.length);
  }
  const label = await placeNamer(tx, [...new Set(places)]);
  for (const row of read.accepted) {
    const code = row[14] ?? "";
    const known = labels.get(code) ?? label(code);
    labels.set(code, known);
    row[14] = copyText(known);
  }
  return read;
}

/**
 * Reads a list from the file that was sent: every row is accepted or refused with field and rule, then matched to the
 * registry. One transaction: a crash leaves the list unread, and the job reads it again.
 */
export async function readList(
  database: Database,
  listId: string,
  progress: Progress,
): Promise<{ accepted: number; refused: number }> {
  return inScope(database.loader, noScope, "read write", async (tx) => {
    const { client } = tx;
    const { rows } = await client.query<ListRow>(
      `select l.file_content as content, l.place_code as "placeCode" from delivery.proposal_lists l
        where l.id = $1 and l.state = 'reading' for update`,
      [listId],
    );
    const list = rows[0];
    if (!list) throw new BatchFailed("LIST_NOT_RECEIVED");
    await progress.phase("read", null);
    let read: Read;
    try {
      read = await readRows(tx, listId, list, progress);
    } catch (error) {
      if (error instanceof SheetError) throw new BatchFailed(error.code);
      throw error;
    }
    if (read.accepted.length === 0)
      throw new BatchFailed("LIST_WITHOUT_ROWS", { refused: read.refused.length });
    await progress.phase("store", null);
    await copyInto(
      client,
      `delivery.proposal_lines (${lineColumns})`,
      Readable.from(read.accepted.map((row) => `${row.join("\t")}\n`)),
    );
    await client.query(
      `insert into delivery.proposal_refusals (list_id, line, place_code, raw, field, rule)
       select $1, r.line, $2, r.raw, r.field, r.rule
         from jsonb_to_recordset($3::jsonb) as r(line int, raw jsonb, field text, rule text)`,
      [listId, list.placeCode, JSON.stringify(read.refused)],
    );
    await progress.phase("match", null);
    await matchLines(client, listId);
    await client.query(
      "update delivery.proposal_lists l set state = 'received', line_count = $2, refused_count = $3 where l.id = $1",
      [listId, read.accepted.length, read.refused.length],
    );
    return { accepted: read.accepted.length, refused: read.refused.length };
  });
}
