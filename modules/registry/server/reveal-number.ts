import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { revealNumber } from "../contract/reveal-number.ts";
import { findFamily, findPerson } from "./locate.ts";

export const handler = query(revealNumber, async (tx, input) => {
  const { subjectKind, subjectId, purpose } = input;
  const person = subjectKind === "person" ? await findPerson(tx, subjectId) : undefined;
  const family = subjectKind === "family" ? await findFamily(tx, subjectId) : undefined;
  const subject = person ?? family;
  if (!subject) return refuse("SUBJECT_NOT_FOUND");
  const number = person?.nik ?? family?.kk_number ?? null;
  if (number === null) return refuse("NUMBER_UNKNOWN");
  return shown(
    { number },
    {
      purpose: `reveal-number:${purpose}`,
      subjects: [{ kind: subjectKind, id: subject.id, placeCode: subject.place_code }],
    },
  );
});
