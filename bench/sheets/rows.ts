/** Columns of the measured files, as wide as a DTSEN person file. */
export const columnCount = 40;

export const columnNames: readonly string[] = Array.from(
  { length: columnCount },
  (_, index) => `kolom_${index + 1}`,
);

/** Invented rows: two 16-digit numbers (serial 9000 up), names, codes, places. The same for the same number. */
export function* sampleRows(count: number): Generator<string[]> {
  for (let row = 0; row < count; row++) {
    const cells: string[] = [];
    for (let column = 0; column < columnCount; column++) cells.push(cell(row, column));
    yield cells;
  }
}

function cell(row: number, column: number): string {
  const mixed = (row * 2_654_435_761 + column * 40_503) >>> 0;
  if (column < 2) return `360214${String(mixed % 1_000_000).padStart(6, "0")}${9000 + (row % 1000)}`;
  if (column < 6) return `NAMA ORANG ${mixed % 60_000}`;
  if (column < 8) return `KP. CONTOH ${mixed % 4000} RT ${String(row % 12).padStart(3, "0")}`;
  return column % 3 === 0 ? `DESA ${mixed % 1552}` : String(mixed % 97);
}
