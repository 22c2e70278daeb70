import { errorMessages } from "#messages/errors.js";

export type Locale = "id" | "en";

type MessageFunction = (inputs: Record<string, unknown>, options?: { locale?: Locale }) => string;

const catalogue = errorMessages as unknown as Readonly<Record<string, MessageFunction | undefined>>;

/** True where the catalogue has a text (in both languages: the compiler refuses a key without its twin). */
export function hasErrorMessage(code: string): boolean {
  return catalogue[code] !== undefined;
}

/**
 * The sentence for a refusal code in the caller's language. Placeholders are filled from the refusal's
 * details, which never hold personal data.
 */
export function errorMessage(code: string, locale: Locale, details?: unknown): string {
  const message = catalogue[code] ?? catalogue["UNEXPECTED"];
  if (message === undefined) return code;
  const inputs = typeof details === "object" && details !== null ? { ...details } : {};
  return message(inputs, { locale });
}
