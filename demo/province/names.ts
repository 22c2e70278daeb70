import type { Random } from "./random.ts";
import { Weighted, WeightedList } from "./random.ts";
import { femaleFirst, femaleSecond, girlFirst, girlSecond } from "./words/female.ts";
import { boyFirst, boySecond, maleFirst, maleSecond } from "./words/male.ts";

export type Sex = "L" | "P";

class Words {
  private readonly words: readonly string[];
  private readonly weights: Weighted;
  constructor(words: readonly string[], exponent: number, offset: number) {
    this.words = words;
    this.weights = Weighted.zipf(words.length, exponent, offset);
  }
  draw(random: Random): string {
    return this.words[this.weights.draw(random)] ?? "";
  }
}

/** Old single names put together as people did: SARMANAH, MARSITI, KASMIN, JUMENAH. About 1,300 of them. */
const stems =
  "SAR MAR KAS RAS JU SU WAR TAR DAR KAR SAM MIS AS RUS SAD NAS MAS JA DUL SAN SAI KAM RAK SAK MUR TAS SUK ARM".split(
    " ",
  );
const maleEnds =
  "MIN MAN NATA DI JA TA YA WI SIM LIM MAD NUDIN RUDIN TIM DIRA JAYA KIM PAN SAN NA MUD BINI HALI".split(" ");
const femaleEnds =
  "MANAH SITI TINI NAH IYAH INAH WATI MI TI SIH NIAH TIAH PIAH MINAH KEM NENGSIH MUNAH MAH TUN YEM".split(
    " ",
  );
const compose = (ends: readonly string[]): string[] => stems.flatMap((stem) => ends.map((end) => stem + end));

const lists = {
  old: {
    L: {
      first: new Words([...maleFirst.slice(0, 120), ...compose(maleEnds)], 0.55, 20),
      second: new Words(maleSecond, 0.6, 8),
    },
    P: {
      first: new Words([...femaleFirst.slice(0, 120), ...compose(femaleEnds)], 0.55, 20),
      second: new Words(femaleSecond, 0.6, 8),
    },
  },
  adult: {
    L: { first: new Words(maleFirst, 0.95, 4), second: new Words(maleSecond, 0.9, 6) },
    P: { first: new Words(femaleFirst, 0.95, 4), second: new Words(femaleSecond, 0.9, 6) },
  },
  child: {
    L: {
      first: new Words([...boyFirst, ...maleFirst.slice(0, 60)], 0.95, 3),
      second: new Words([...boySecond, ...maleSecond.slice(0, 60)], 0.85, 5),
    },
    P: {
      first: new Words([...girlFirst, ...femaleFirst.slice(0, 60)], 0.95, 3),
      second: new Words([...girlSecond, ...femaleSecond.slice(0, 60)], 0.85, 5),
    },
  },
} as const;

type Cohort = keyof typeof lists;

/** How many words a name has: the old have one, children two or three. */
const lengths: Readonly<Record<Cohort, WeightedList<number>>> = {
  old: new WeightedList<number>([
    [1, 58],
    [2, 39],
    [3, 3],
  ]),
  adult: new WeightedList<number>([
    [1, 27],
    [2, 65],
    [3, 8],
  ]),
  child: new WeightedList<number>([
    [1, 6],
    [2, 64],
    [3, 27],
    [4, 3],
  ]),
};

/** How clerks wrote the prophet's name over the years. */
const muhamad = new WeightedList([
  ["MUHAMAD", 34],
  ["MUHAMMAD", 30],
  ["MOHAMAD", 8],
  ["MOHAMMAD", 5],
  ["MUH.", 6],
  ["MOH.", 5],
  ["MOCH.", 3],
  ["M.", 9],
]);

function cohortOf(bornYear: number): Cohort {
  return bornYear < 1963 ? "old" : bornYear < 2003 ? "adult" : "child";
}

/**
 * A full name in capitals, as on an identity card. Titles by birth (Tubagus, Ratu) run in families and are added
 * by the household; pilgrims' titles by `withPilgrimTitle`.
 */
export function drawName(random: Random, sex: Sex, bornYear: number): string {
  const cohort = cohortOf(bornYear);
  const { first, second } = lists[cohort][sex];
  const count = lengths[cohort].draw(random);
  let name = first.draw(random);
  if (sex === "L" && (name === "MUHAMAD" || name === "MUHAMMAD")) {
    name = muhamad.draw(random);
    // The short forms cannot stand alone.
    if (count === 1) return `${name.endsWith(".") ? "MUHAMAD" : name} ${second.draw(random)}`;
  }
  if (
    count === 1 &&
    (name === "ABDUL" || name === "EL" || name === "NUR" || name === "SITI" || name === "AI")
  ) {
    return `${name} ${second.draw(random)}`;
  }
  const used = [name];
  while (used.length < count) {
    // A woman called Siti Nur Aisyah: the third word may also be a first one.
    const word =
      used.length === 1 && count > 2 && random.chance(0.35) ? first.draw(random) : second.draw(random);
    if (!used.includes(word) && word !== "AL") used.push(word);
    else if (word === "AL" && used.length + 1 < count) used.push(word, second.draw(random));
  }
  return used.join(" ");
}

/** One old single name, such as a grandmother's or a mother's in the card register. */
export function drawSingleName(random: Random, sex: Sex): string {
  return lists.old[sex].first.draw(random);
}

/** "TB." or "RT." in one of its spellings, for families of the sultanate's line. */
export function nobleTitle(random: Random, sex: Sex): string {
  return sex === "L"
    ? random.pick(["TB.", "TB.", "TUBAGUS", "TB"])
    : random.pick(["RT.", "RATU", "RATU", "RT"]);
}

export function withPilgrimTitle(name: string, sex: Sex): string {
  return `${sex === "L" ? "H." : "HJ."} ${name}`;
}

/** "SARMANAH BINTI KASIM": still written on the cards of some who have one name only. */
export function withFathersName(name: string, sex: Sex, father: string): string {
  return `${name} ${sex === "L" ? "BIN" : "BINTI"} ${father}`;
}
