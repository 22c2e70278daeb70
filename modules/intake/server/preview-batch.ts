import { existsSync } from "node:fs";
import { sql } from "kysely";
import { z } from "zod";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { previewBatch } from "../contract/preview-batch.ts";
import { MappedColumnShape } from "../contract/shapes.ts";
import { maskValue } from "../domain/finding.ts";
import { readProfiles } from "./batch-row.ts";
import { filePath } from "./file-store.ts";
import { batchSubject, findBatch } from "./find-batch.ts";
import { intakeReference } from "./reference.ts";
import { checkerFor } from "./row-checker.ts";
import { showFinding } from "./show-finding.ts";
import { readHead } from "./stage/read-head.ts";

const shownRows = 12;

/** A column nobody has named yet may hold a person's number or name: long digits and words are masked. */
function maskOfUnknown(text: string, unnamed: boolean): "number" | "name" | undefined {
  if (/\d{12,}/.test(text)) return "number";
  return unnamed && /\p{L}{3,}/u.test(text) ? "name" : undefined;
}

export const handler = query(previewBatch, async (tx, { batchId }, { now, locale }) => {
  const batch = await findBatch(tx, batchId);
  if (!batch) return refuse("BATCH_NOT_FOUND");
  const { rows } = await sql<{
    sha256: Buffer;
    byte_size: bigint;
    profile_id: string | null;
    mapping: unknown;
  }>`
    select b.file_sha256 as sha256, b.byte_size, b.profile_id, b.mapping from intake.batches b where b.id = ${batchId}`.execute(
    tx,
  );
  const row = rows[0];
  if (!row || !existsSync(filePath(row.sha256))) return refuse("FILE_GONE");
  const reference = await intakeReference();
  const profiles = await readProfiles(tx.client);
  const head = await readHead(filePath(row.sha256), Number(row.byte_size), profiles).catch(() => undefined);
  if (!head) return refuse("FILE_GONE");
  const mapping = z.array(MappedColumnShape).parse(row.mapping);
  const profile = profiles.find((one) => one.id === row.profile_id);
  const required = new Set(
    profile?.columns.flatMap((column) => (column.required && column.field ? [column.field] : [])),
  );
  const checker = profile === undefined ? undefined : (await checkerFor(tx, batchId, now)).checker;
  return shown(
    {
      columns: mapping.map((column) => ({
        ...column,
        label:
          column.field === null ? null : (reference.fields.get(column.field)?.label[locale] ?? column.field),
        required: column.field !== null && required.has(column.field),
      })),
      rows: head.sample.slice(0, shownRows).map((sample) => {
        const checked = checker?.check(sample.rowNumber, sample.cells, sample.kinds);
        return {
          rowNo: sample.rowNumber,
          cells: mapping.map((column) => {
            const field = column.field === null ? undefined : reference.fields.get(column.field);
            const text = sample.cells[column.index] ?? "";
            const mask = field?.mask ?? maskOfUnknown(text, field === undefined);
            return text === "" ? "" : maskValue(text, mask);
          }),
          verdict: checked?.verdict ?? null,
          findings: (checked?.findings ?? []).map((finding) => showFinding(reference, locale, finding)),
        };
      }),
    },
    { subjects: [batchSubject(batch)], purpose: "import" },
  );
});
