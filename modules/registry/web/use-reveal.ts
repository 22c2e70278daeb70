import { call } from "#platform/ui/api.ts";
import { revealNumber, revealPurposes } from "../contract/reveal-number.ts";
import { purposeWords, worded } from "./words.ts";

type Revealed = { ok: true; number: string } | { ok: false; message: string };

/** For `MaskedNumber`: asks the server for the full number with a purpose, or says why not. */
export function revealOf(
  subjectKind: "person" | "family",
  subjectId: string,
): (purpose: string) => Promise<Revealed> {
  return async (purpose) => {
    const known = revealPurposes.find((one) => one === purpose);
    if (known === undefined) return { ok: false, message: purpose };
    const result = await call(revealNumber, { subjectKind, subjectId, purpose: known });
    return result.ok
      ? { ok: true, number: result.out.number }
      : { ok: false, message: result.refusal.message };
  };
}

export const revealChoices = () =>
  revealPurposes.map((value) => ({ value, label: worded(purposeWords, value) }));
