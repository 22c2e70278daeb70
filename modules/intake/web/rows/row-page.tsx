import { useParams } from "@tanstack/react-router";
import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import { LinkButton } from "#platform/ui/link-button.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { getHeldRow } from "../../contract/get-held-row.ts";
import { listHeldRows } from "../../contract/list-held-rows.ts";
import { MendForm } from "./mend-form.tsx";
import { type RowFilter, rowInput, useRowFilter, useRows } from "./row-filter.ts";
import { RowStatus } from "./row-state.tsx";

/** Numbers of the rows before and after this one under the list's filter, also when this one has left it. */
function useNeighbours(batchId: string, rowNo: number, filter: RowFilter) {
  const list = useRows(batchId, filter);
  const after = useRead(listHeldRows, { ...rowInput(batchId, filter), after: rowNo, limit: 1 });
  const known = list.rows.map((row) => row.rowNo);
  return {
    previous: known.findLast((one) => one < rowNo),
    next: after.data?.rows[0]?.rowNo,
    left: after.data?.total,
  };
}

/** One row in clear, to be mended; next and previous stay under the filter of the list. */
export function RowPage() {
  const { batchId = "", rowNo: text = "" }: { batchId?: string; rowNo?: string } = useParams({
    strict: false,
  });
  const rowNo = Number.parseInt(text, 10);
  const filter = useRowFilter();
  // A mended row of an applied file is applied at once; the next row opens again when that work is done.
  const read = useRead(
    getHeldRow,
    { batchId, rowNo },
    { everyMs: (row) => (row !== undefined && row.state === "held" && !row.mendable ? 1000 : false) },
  );
  const { previous, next, left } = useNeighbours(batchId, rowNo, filter);
  const pageOf = (row: number) => `/berkas/${batchId}/baris/${row}${filter.query}`;
  return (
    <Loaded read={read} rows={8}>
      {(row) => (
        <>
          <PageHeader
            key={row.rowNo}
            title={m.intake_row_title({ row: formatNumber(row.rowNo) })}
            meta={left === undefined ? " " : m.intake_rows_left({ rows: formatNumber(left) })}
            backTo={`/berkas/${batchId}/baris${filter.query}`}
            badges={<RowStatus state={row.state} />}
            actions={
              <>
                {previous !== undefined && (
                  <LinkButton variant="default" to={pageOf(previous)}>
                    {m.intake_previous_row()}
                  </LinkButton>
                )}
                {next !== undefined && (
                  <LinkButton variant="default" to={pageOf(next)}>
                    {m.intake_next_row()}
                  </LinkButton>
                )}
              </>
            }
          />
          <MendForm
            key={`${row.rowNo}:${row.state}`}
            batchId={batchId}
            row={row}
            nextPage={next === undefined ? undefined : pageOf(next)}
          />
        </>
      )}
    </Loaded>
  );
}
