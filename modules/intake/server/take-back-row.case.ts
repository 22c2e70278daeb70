import { batchCase, eventsOf, spoiltRow } from "./testing/batch-case.ts";

export const matrixCase = batchCase(
  ({ report, rowRevision }) => ({
    input: { batchId: report.batchId, rowNo: spoiltRow, baseRevision: rowRevision },
    staleInput: { batchId: report.batchId, rowNo: spoiltRow, baseRevision: rowRevision - 1 },
    effects: eventsOf("intake.row-taken-back.v1"),
  }),
  {
    before: `with dropped as (
        update intake.held_rows set state = 'dropped', set_aside_because = 'repeated' where batch_id = $1 returning 1)
      update intake.batches set held_rows = 0, refused_rows = refused_rows + held_rows where id = $1`,
  },
);
