/** Whole rupiah. Money is never a JavaScript number: budgets pass 2⁵³ and shares must not round twice. */
export type Rupiah = bigint;

/** "Rp1.750.000", without a space as the Indonesian spelling rules (EYD V, 2022) have it; "-Rp500" below zero. */
export function formatRupiah(amount: Rupiah): string {
  const digits = (amount < 0n ? -amount : amount).toString();
  return `${amount < 0n ? "-" : ""}Rp${digits.replace(/\B(?=(?:\d{3})+$)/g, ".")}`;
}
