import { nikDoubts, parseNik } from "#platform/kernel/nik.ts";

export type NikWarning = "NIK_MALFORMED" | "BIRTH_DATE_DIFFERS" | "SEX_DIFFERS" | "DAY_NOT_IN_MONTH";

/**
 * What to check about a NIK. A NIK stays for life even where the birth date in it is wrong (PP 40/2019), so
 * disagreement is a warning for verification and never refuses anything.
 */
export function nikWarnings(
  nik: string | null,
  known: { readonly bornOn: string | null; readonly sex: "L" | "P" | null },
): NikWarning[] {
  if (nik === null) return [];
  const parsed = parseNik(nik);
  if (!parsed.ok) return ["NIK_MALFORMED"];
  return nikDoubts(parsed.parts, {
    ...(known.bornOn === null ? {} : { bornOn: known.bornOn }),
    ...(known.sex === null ? {} : { sex: known.sex }),
  });
}
