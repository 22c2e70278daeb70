import { m } from "#messages/messages.js";
import { formatNumber, formatRupiah } from "#platform/i18n/format.ts";
import { download } from "#platform/ui/api.ts";
import { Panel } from "#platform/ui/panel.tsx";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { useList } from "#platform/ui/table/use-list.ts";
import type { LineView } from "../../contract/decree-shapes.ts";
import { downloadDecreeLines } from "../../contract/download-decree-lines.ts";
import { listDecreeLines } from "../../contract/list-decree-lines.ts";
import styles from "../shared/delivery.module.css";
import { UndoLine } from "./undo-line.tsx";

const columns: readonly Column<LineView>[] = [
  {
    id: "name",
    header: m.delivery_name,
    width: 13,
    cell: (line) => (
      <span className={styles["wrap"]}>
        {line.name}
        {line.effect === "withdraw" && <StatusBadge tone="red">{m.delivery_line_withdrawn()}</StatusBadge>}
        {line.origin === "added" && <StatusBadge tone="amber">{m.delivery_line_added()}</StatusBadge>}
      </span>
    ),
  },
  {
    id: "line",
    header: m.delivery_line_number,
    figure: true,
    width: 4.5,
    cell: (line) => formatNumber(line.line),
  },
  { id: "nik", header: m.delivery_nik, width: 10, cell: (line) => line.nikMasked ?? "–" },
  { id: "kk", header: m.delivery_kk, width: 10, optional: "hidden", cell: (line) => line.kkMasked ?? "–" },
  { id: "address", header: m.delivery_address, width: 13, optional: "shown", cell: (line) => line.address },
  { id: "place", header: m.delivery_village, width: 15, cell: (line) => line.placeLabel },
  {
    id: "account",
    header: m.delivery_account,
    width: 7,
    optional: "hidden",
    cell: (line) => line.accountMasked ?? "–",
  },
  {
    id: "amount",
    header: m.delivery_amount_times,
    figure: true,
    width: 9,
    cell: (line) => `${formatNumber(BigInt(line.amountRupiah))} × ${line.times}`,
  },
  {
    id: "total",
    header: m.delivery_total,
    figure: true,
    width: 8,
    cell: (line) => formatRupiah(BigInt(line.totalRupiah)),
  },
  {
    id: "because",
    header: m.delivery_because,
    width: 14,
    optional: "shown",
    cell: (line) => line.because || "–",
  },
];

const undoColumn = (decreeId: string): Column<LineView> => ({
  id: "undo",
  header: m.delivery_amend_undo_verb,
  width: 11,
  cell: (line) => <UndoLine decreeId={decreeId} line={line} />,
});

/** The list by name and address, as it stands in the decree. */
export function DecreeLines({
  decreeId,
  canUndo,
}: {
  readonly decreeId: string;
  /** In an amending draft a line can be taken out again. */
  readonly canUndo: boolean;
}) {
  const list = useList(listDecreeLines, { decreeId }, (out) => ({
    rows: out.lines,
    next: out.next === null ? null : String(out.next),
    total: out.total,
  }));
  const state = useTableState("daftar-sk");
  return (
    <Panel title={m.delivery_list()} flush>
      <Loaded read={list.read} rows={5}>
        {() => (
          <DataTable
            caption={m.delivery_list()}
            state={state}
            columns={canUndo ? [...columns.slice(0, 1), undoColumn(decreeId), ...columns.slice(1)] : columns}
            rows={list.rows}
            rowId={(line) => String(line.line)}
            rowTo={(line) => (line.familyId === null ? undefined : `/keluarga/${line.familyId}`)}
            total={list.total}
            hasMore={list.hasMore}
            loadingMore={list.loadingMore}
            onMore={list.onMore}
            onExport={() => void download(downloadDecreeLines, { decreeId, format: "xlsx" })}
            empty={<EmptyState title={m.delivery_list_empty()} text={m.delivery_list_empty_text()} />}
          />
        )}
      </Loaded>
    </Panel>
  );
}
