import { sql } from "kysely";
import { userNames } from "#modules/identity/server/index.ts";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { getHeldRow } from "../contract/get-held-row.ts";
import { readBatchRow } from "./batch-row.ts";
import { findHeldRow } from "./held-row.ts";
import { intakeReference } from "./reference.ts";
import { setAsideOf } from "./set-aside.ts";
import { showFinding } from "./show-finding.ts";

export const handler = query(getHeldRow, async (tx, { batchId, rowNo }, { locale }) => {
  const row = await findHeldRow(tx, batchId, rowNo);
  if (!row) return refuse("ROW_NOT_FOUND");
  const batch = await readBatchRow(tx.client, batchId);
  const reference = await intakeReference();
  const { rows: found } = await sql<{
    rule: string;
    field: string | null;
    value: string;
    otherRow: bigint | null;
  }>`
    select f.rule, f.field, f.value, f.other_row as "otherRow" from intake.findings f
    where f.batch_id = ${batchId} and f.row_no = ${rowNo}`.execute(tx);
  return shown(
    {
      rowNo,
      state: row.state,
      revision: row.revision,
      setAside: setAsideOf(row, await userNames(tx, row.actedBy === null ? [] : [row.actedBy])),
      returnable: row.state === "dropped" && ["checked", "applied", "closed"].includes(row.batchState),
      mendable: row.state === "held" && ["checked", "applied"].includes(row.batchState),
      cells: batch.mapping.flatMap((column) => {
        const field = column.field === null ? undefined : reference.fields.get(column.field);
        if (field === undefined) return [];
        const hidden = field.mask === "protected";
        const text = row.cells[column.index] ?? "";
        return [
          {
            field: field.id,
            label: field.label[locale],
            header: column.header,
            text: hidden ? "" : text,
            hidden,
          },
        ];
      }),
      findings: found.map((finding) =>
        showFinding(reference, locale, {
          ...finding,
          otherRow: finding.otherRow === null ? null : Number(finding.otherRow),
        }),
      ),
    },
    {
      subjects: [{ kind: "intake-row", id: `${batchId}:${rowNo}`, placeCode: row.placeCode }],
      purpose: "import",
    },
  );
});
