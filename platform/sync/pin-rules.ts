export type PinFault = "NOT_DIGITS" | "TOO_SHORT" | "TOO_LONG" | "ONE_DIGIT" | "IN_STEP";

/** Digits of a PIN: six give a million, and ten wrong tries wipe the phone. */
export const shortestPin = 6;
export const longestPin = 12;

/** Wrong tries until the phone wipes itself. */
export const mostWrongPins = 10;

const step = (digits: readonly number[], by: number): boolean =>
  digits.every((digit, at) => at === 0 || digit === ((digits[at - 1] ?? 0) + by + 10) % 10);

/** What is wrong with a chosen PIN; null = it will do. */
export function pinFault(pin: string): PinFault | null {
  if (!/^\d*$/.test(pin)) return "NOT_DIGITS";
  if (pin.length < shortestPin) return "TOO_SHORT";
  if (pin.length > longestPin) return "TOO_LONG";
  const digits = Array.from(pin, Number);
  if (step(digits, 0)) return "ONE_DIGIT";
  return step(digits, 1) || step(digits, -1) ? "IN_STEP" : null;
}
