import type { SheetErrorCode, SheetErrorPlace } from "../errors.ts";
import type { SheetLimits } from "../limits.ts";
import type { RowBatch, SheetOptions, SheetSource, SheetSummary } from "../port.ts";

/** What the reading thread is started with. */
export interface ThreadOrder {
  readonly source: SheetSource;
  readonly options: Pick<SheetOptions, "sheetName" | "keepBlankRows">;
  readonly limits: SheetLimits;
}

/** From the thread. `bug` is an error that is not the file's fault. */
export type ThreadMessage =
  | {
      readonly type: "opened";
      readonly sheetName: string;
      readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[];
    }
  | { readonly type: "batch"; readonly batch: RowBatch }
  | { readonly type: "end"; readonly summary: SheetSummary }
  | { readonly type: "failed"; readonly code: SheetErrorCode; readonly place: SheetErrorPlace }
  | { readonly type: "bug"; readonly error: unknown };

/** Batches the thread may be ahead of the reader: enough to keep both busy, some 2 MB. */
export const batchesAhead = 3;
