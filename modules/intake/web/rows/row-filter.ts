import type { OutputOf } from "#platform/kernel/contract.ts";
import { useList } from "#platform/ui/table/use-list.ts";
import { useUrlState } from "#platform/ui/url-state.ts";
import { listHeldRows } from "../../contract/list-held-rows.ts";

export type HeldRow = OutputOf<typeof listHeldRows>["rows"][number];

export const rowStates = [
  "held",
  "ready",
  "refused",
  "dropped",
  "applied",
] as const satisfies readonly HeldRow["state"][];

export interface RowFilter {
  readonly state: HeldRow["state"];
  readonly rule: string;
  /** The filter as the tail of an address, so that a row and its list show the same. */
  readonly query: string;
}

/** The filter of a file's rows, as the address has it: list, row page and next/previous share it. */
export function useRowFilter(): RowFilter {
  const [values] = useUrlState();
  const state = rowStates.find((one) => one === values["keadaan"]) ?? "held";
  const rule = values["sebab"] ?? "";
  const parts = [state === "held" ? "" : `keadaan=${state}`, rule === "" ? "" : `sebab=${rule}`].filter(
    Boolean,
  );
  return { state, rule, query: parts.length === 0 ? "" : `?${parts.join("&")}` };
}

/** Input of the list for a filter. */
export const rowInput = (batchId: string, { state, rule }: RowFilter) => ({
  batchId,
  state,
  ...(rule === "" ? {} : { rule }),
});

/** Rows of a file under a filter, piece by piece in the order of their numbers. */
export function useRows(batchId: string, filter: RowFilter) {
  return useList(listHeldRows, rowInput(batchId, filter), (out) => ({
    rows: out.rows,
    next: out.next === null ? null : String(out.next),
    total: out.total,
  }));
}
