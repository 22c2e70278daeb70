import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { intakeEvents } from "../contract/audit-events.ts";
import { mendRow } from "../contract/mend-row.ts";
import type { Finding } from "../domain/finding.ts";
import { maskValue } from "../domain/finding.ts";
import type { BatchRow } from "./batch-row.ts";
import { batchSubject } from "./find-batch.ts";
import { lockHeldRow } from "./held-row.ts";
import { intakeReference } from "./reference.ts";
import { rowWithNik } from "./repeated-nik.ts";
import { checkerFor } from "./row-checker.ts";
import { showFinding } from "./show-finding.ts";
import { beginWork, jobOf } from "./work.ts";

async function replaceFindings(
  tx: Tx,
  batch: BatchRow,
  rowNo: number,
  findings: readonly Finding[],
): Promise<void> {
  await sql`delete from intake.findings where batch_id = ${batch.id} and row_no = ${rowNo}`.execute(tx);
  for (const finding of findings) {
    await sql`
      insert into intake.findings (batch_id, row_no, place_code, rule, field, value, other_row)
      values (${batch.id}, ${rowNo}, ${batch.placeCode}, ${finding.rule}, ${finding.field}, ${finding.value}, ${finding.otherRow ?? null})`.execute(
      tx,
    );
  }
}

export const handler = command(mendRow, async (tx, input, { actor, now, locale, enqueue }) => {
  const row = await lockHeldRow(tx, input.batchId, input.rowNo);
  if (!row) return refuse("ROW_NOT_FOUND");
  if (row.revision !== input.baseRevision) return refuse("ROW_CHANGED");
  if (row.state !== "held" || !["checked", "applied"].includes(row.batchState))
    return refuse("BATCH_STATE_WRONG");
  const reference = await intakeReference();
  const { batch, checker } = await checkerFor(tx, input.batchId, now);
  // A row with a cell too many or too few is first given the width of the headers.
  const cells = Array.from({ length: batch.mapping.length }, (_, index) => row.cells[index] ?? "");
  for (const { field, text } of input.cells) {
    const column = batch.mapping.find((one) => one.field === field);
    if (!column) return refuse("FIELD_UNKNOWN");
    cells[column.index] = text;
  }
  let checked = checker.check(input.rowNo, cells, null);
  if (await checker.learn()) checked = checker.check(input.rowNo, cells, null);
  const findings = [...checked.findings];
  const nikSlot = checker.columns.findIndex((column) => column.field === "person.nik");
  const nik = checked.values[nikSlot];
  const other = typeof nik === "string" ? await rowWithNik(tx, batch, input.rowNo, nik) : undefined;
  if (other !== undefined && typeof nik === "string") {
    findings.push({
      rule: "nik-repeated-in-file",
      field: "person.nik",
      value: maskValue(nik, "number"),
      ...(other === 0 ? {} : { otherRow: other }),
    });
  }
  const ready = checked.verdict === "accept" && other === undefined;
  await replaceFindings(tx, batch, input.rowNo, findings);
  const state = ready ? ("ready" as const) : ("held" as const);
  await sql`
    update intake.held_rows h
    set cells = ${cells}, state = ${state}, mended_by = ${actor.userId}, mended_at = ${now}, revision = h.revision + 1
    where h.batch_id = ${batch.id} and h.row_no = ${input.rowNo}`.execute(tx);
  if (ready) {
    await sql`
      update intake.batches b set held_rows = b.held_rows - 1, accepted_rows = b.accepted_rows + 1 where b.id = ${batch.id}`.execute(
      tx,
    );
    if (row.batchState === "applied") {
      const workId = await beginWork(tx.client, batch.id, "apply");
      // A moment's grace gathers rows mended one after the other into one application.
      await enqueue(jobOf("apply"), { batchId: batch.id, workId }, { key: `intake:${batch.id}` });
    }
  }
  return done(
    {
      state,
      revision: row.revision + 1,
      findings: findings.map((finding) => showFinding(reference, locale, finding)),
    },
    [
      intakeEvents["intake.row-mended.v1"](batchSubject(batch), {
        rowNo: input.rowNo,
        fields: input.cells.map((cell) => cell.field),
        ready,
      }),
    ],
  );
});
