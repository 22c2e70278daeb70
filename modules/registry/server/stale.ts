import { maskNumber } from "#platform/kernel/nik.ts";
import { historyText } from "./history.ts";

const numberFields = new Set(["nik", "kkNumber"]);

/**
 * Details of a stale save: the stored version beside the one sent, for each sent field that differs. Only fields
 * the actor was about to write are told, with numbers masked as everywhere.
 */
export function staleDetails(
  revision: number,
  fields: ReadonlyArray<readonly [field: string, stored: unknown, sent: unknown]>,
): {
  readonly revision: number;
  readonly fields: ReadonlyArray<{ field: string; stored: string | null; sent: string | null }>;
} {
  const told = (field: string, value: unknown) => {
    const text = historyText(value);
    return text !== null && numberFields.has(field) ? maskNumber(text) : text;
  };
  return {
    revision,
    fields: fields
      .filter(([, stored, sent]) => historyText(stored) !== historyText(sent))
      .map(([field, stored, sent]) => ({ field, stored: told(field, stored), sent: told(field, sent) })),
  };
}
