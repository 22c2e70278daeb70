/**
 * A numeric cell's stored value as a person would write it: no exponent, no binary dust. Excel stores
 * 3602140101909001 as 3.6021401019090001E15 after having cut it to 15 digits; shown are the digits of the
 * double, and `hasLostDigits` tells that they cannot be trusted.
 */
export function numberText(stored: string, paddedTo: number): string {
  const text = /^-?\d{1,15}$/.test(stored) ? stored : plainNumber(stored);
  return paddedTo > 0 && /^\d+$/.test(text) ? text.padStart(paddedTo, "0") : text;
}

function plainNumber(stored: string): string {
  const value = Number(stored);
  if (stored.trim() === "" || !Number.isFinite(value)) return stored;
  if (Number.isInteger(value)) return Math.abs(value) < 1e21 ? BigInt(value).toString() : stored;
  // 15 significant digits are what Excel shows: 0.1 + 0.2 is stored as 0.30000000000000004.
  const short = Number(value.toPrecision(15));
  const text = String(short);
  return text.includes("e") ? stored : text;
}
