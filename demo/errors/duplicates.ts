import type { Person } from "../province/model.ts";
import type { NumberOffice } from "../province/numbers.ts";
import type { Places } from "../province/places.ts";
import type { Random } from "../province/random.ts";
import type { Distortion } from "./typing.ts";
import { doubledLetter, muhamadVariant, oldSpelling, titleAdded, typingError } from "./typing.ts";

/** How a person came to stand in the data twice. */
export const duplicateKinds = [
  "typing-error",
  "old-spelling",
  "day-month-swapped",
  "new-nik-after-move",
  "doubled-letters",
  "title",
  "muhamad-variant",
  "nik-typing-error",
  "two-families",
] as const;
export type DuplicateKind = (typeof duplicateKinds)[number];

interface Workshop {
  readonly random: Random;
  readonly office: NumberOffice;
  readonly places: Places;
}

/**
 * The same person as another clerk wrote them down, or undefined where this kind does not fit the person. Except
 * for "two-families" the second record has a NIK of its own, so only name, date and mother can give it away.
 */
export function secondRecord(kind: DuplicateKind, person: Person, shop: Workshop): Person | undefined {
  const copy: Person = { ...person, relation: 8, twin: false };
  const renamed = (distort: Distortion): Person | undefined => {
    const name = distort(person.name, shop.random);
    return name === undefined ? undefined : withOtherNik({ ...copy, name }, shop);
  };
  switch (kind) {
    case "typing-error":
      return renamed(typingError);
    case "old-spelling":
      return renamed(oldSpelling);
    case "doubled-letters":
      return renamed(doubledLetter);
    case "title":
      return renamed(titleAdded(person.sex === "P"));
    case "muhamad-variant":
      return renamed(muhamadVariant);
    case "day-month-swapped":
      return person.day > 12 || person.day === person.month
        ? undefined
        : withOtherNik({ ...copy, day: person.month, month: person.day }, shop);
    case "new-nik-after-move":
      return withOtherNik(copy, shop);
    case "nik-typing-error": {
      const nik = shop.office.mistyped(person.nik);
      return nik === undefined ? undefined : { ...copy, nik };
    }
    case "two-families":
      return copy;
  }
}

/** A second NIK, as if registered again where the person moved to; it agrees with the date and sex beside it. */
function withOtherNik(person: Person, { random, office, places }: Workshop): Person {
  const district = random.pick(places.villages).districtCode;
  return { ...person, nik: office.nikElsewhere(district, person, person.sex, "duplicate") };
}
