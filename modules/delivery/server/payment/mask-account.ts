/** "7000000001" → "••••••0001": accounts have as few as ten digits, so fewer stay in sight than of a NIK. */
export function maskAccount(number: string): string {
  const shown = Math.min(4, Math.floor(number.length / 3));
  return "•".repeat(number.length - shown) + number.slice(number.length - shown);
}
