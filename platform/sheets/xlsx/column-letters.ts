/** Excel 2007 and later: 16,384 columns (XFD) × 1,048,576 rows. */
export const maxSheetColumns = 16_384;
export const maxSheetRows = 1_048_576;

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(index: number): string {
  let rest = index;
  let letters = "";
  do {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
    rest = Math.floor(rest / 26) - 1;
  } while (rest >= 0);
  return letters;
}
