import type { Random } from "#demo/province/random.ts";
import type { Sample } from "./fill.ts";

const at = (text: string, index: number) => text.charAt(index);

/** One typing error, as fingers make them: a letter left out, doubled, changed, or two of them swapped. */
function mistyped(random: Random, name: string): string {
  const index = 1 + random.below(Math.max(1, name.length - 2));
  switch (random.below(4)) {
    case 0:
      return name.slice(0, index) + name.slice(index + 1);
    case 1:
      return name.slice(0, index) + at(name, index) + name.slice(index);
    case 2:
      return name.slice(0, index) + String.fromCharCode(65 + random.below(26)) + name.slice(index + 1);
    default:
      return name.slice(0, index) + at(name, index + 1) + at(name, index) + name.slice(index + 2);
  }
}

/** Old spelling and titles, as on letters from before 1972. */
function oldSpelling(name: string): string {
  return `H. ${name
    .replaceAll("U", "OE")
    .replaceAll("J", "DJ")
    .replaceAll(/C(?!H)/g, "TJ")}`;
}

/** What is typed, and the NIK or name that a good answer holds. */
export interface Question {
  readonly text: string;
  readonly meant: string;
}

/** Questions of each kind, drawn from people who are there. */
export function questionsFor(random: Random, samples: readonly Sample[], count: number) {
  const many = (make: (sample: Sample) => Question) =>
    Array.from({ length: count }, () => make(random.pick(samples)));
  return {
    exact: many(({ nik }) => ({ text: nik, meant: nik })),
    prefix: many(({ name }) => ({ text: name.slice(0, 3 + random.below(6)), meant: "" })),
    misspelt: many(({ name }) => ({
      text: random.chance(0.25) ? oldSpelling(mistyped(random, name)) : mistyped(random, name),
      meant: name,
    })),
  };
}
