import { m } from "#messages/messages.js";

const texts: Readonly<Record<string, () => string>> = {
  COLUMNS_MISSING: m.delivery_error_columns,
  LIST_WITHOUT_ROWS: m.delivery_error_no_rows,
  NOT_ASSESSED: m.delivery_error_not_assessed,
  NOTHING_TO_PAY: m.error_NOTHING_TO_PAY,
  DOES_NOT_FIT_CHANNEL: m.delivery_error_does_not_fit,
  NOT_A_SHEET: m.delivery_error_not_a_sheet,
  OLD_EXCEL_FORMAT: m.delivery_error_not_a_sheet,
  MAKER_CANNOT_CHECK: m.delivery_blocked_check,
  MAKER_CANNOT_SIGN: m.delivery_blocked_sign,
  PAPER_NOT_READY: m.delivery_blocked_paper,
};

/** What a code of long work or of a closed step means, in words; never the code itself. */
export const errorText = (code: string): string => (texts[code] ?? m.delivery_error_other)();
