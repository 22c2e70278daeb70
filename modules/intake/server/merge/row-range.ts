/** Rows (from, upto] of a file: one chunk of an application. */
export interface RowRange {
  readonly from: number;
  readonly upto: number;
}
