/** What a file may cost before it is refused; every field can be set per call. */
export interface SheetLimits {
  /** Size of the file itself. */
  readonly maxBytes: number;
  /** Rows delivered, blank ones not counted. */
  readonly maxRows: number;
  readonly maxColumns: number;
  /** UTF-16 units of one cell; Excel's own limit is 32,767. */
  readonly maxCellChars: number;
  /** Bytes all XLSX parts together may inflate to. 1,048,576 rows × 85 columns are about 3.5 GB. */
  readonly maxInflatedBytes: number;
  /** Inflated to packed bytes of one XLSX part. Real sheets reach 5 to 60; DEFLATE ends at 1,032. */
  readonly maxCompressionRatio: number;
  /** Characters of the XLSX shared string table, which must be held while the sheet is read. */
  readonly maxSharedChars: number;
  /** Heap of the thread that reads an XLSX; past it the thread is ended, not the process. */
  readonly maxHeapMb: number;
}

export const defaultLimits: SheetLimits = {
  maxBytes: 2 * 1024 ** 3,
  maxRows: 5_000_000,
  maxColumns: 1024,
  maxCellChars: 32_767,
  maxInflatedBytes: 6 * 1024 ** 3,
  maxCompressionRatio: 250,
  maxSharedChars: 160 * 1024 ** 2,
  maxHeapMb: 320,
};
