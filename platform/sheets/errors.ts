/**
 * Every way a sheet can be unreadable, as a code the caller turns into a sentence with its remedy.
 * `row` (1-based, as a spreadsheet shows it) is set where the fault has a place; rows before it were delivered.
 */
export type SheetErrorCode =
  | "FILE_EMPTY"
  | "FILE_TOO_LARGE"
  | "FILE_TRUNCATED"
  | "FILE_DAMAGED"
  | "NOT_A_SHEET"
  | "OLD_EXCEL_FORMAT"
  | "ENCRYPTED"
  | "ZIP_BOMB"
  | "SHEET_MISSING"
  | "TOO_MANY_ROWS"
  | "TOO_MANY_COLUMNS"
  | "TOO_MUCH_TEXT"
  | "CELL_TOO_LONG"
  | "QUOTE_UNCLOSED"
  | "OUT_OF_MEMORY";

export interface SheetErrorPlace {
  readonly row?: number;
  readonly column?: number;
  /** The limit that was passed, in the unit of its name in `SheetLimits`. */
  readonly limit?: number;
}

/** The only error `openSheet` and its rows throw for a bad file. Carries no cell content: it may be logged. */
export class SheetError extends Error {
  override readonly name = "SheetError";
  readonly code: SheetErrorCode;
  readonly place: SheetErrorPlace;

  constructor(code: SheetErrorCode, place: SheetErrorPlace = {}) {
    super(place.row === undefined ? code : `${code} at row ${place.row}`);
    this.code = code;
    this.place = place;
  }
}
