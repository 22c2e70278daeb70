import type { Pair, RowReference } from "../output/truth.ts";
import type { Household, Person } from "../province/model.ts";
import type { Random } from "../province/random.ts";

/** Enough to measure false alarms with; more would only lengthen the truth. */
const mostNamesakes = 2_000;

/**
 * People who look like one but are two: twins, a son with his father's name, namesakes of one age in a village.
 * Twins occur by themselves; the others are helped along.
 */
export class Traps {
  readonly pairs: Pair[] = [];
  private readonly random: Random;
  private readonly rate: number;
  private readonly rows = new Map<Person, RowReference>();
  private namesakes = new Map<string, { at: RowReference; person: Person }>();
  private namesakePairs = 0;
  private firstWanted = true;
  private village = "";

  constructor(random: Random, rate: number) {
    this.random = random;
    this.rate = rate;
  }

  /** Gives a son his father's name in a few families. The NIK stays: two people, two numbers. */
  prepare(household: Household, adopt?: (copy: Person, original: Person) => void): Household {
    const wanted = this.firstWanted || this.random.chance(this.rate * 4);
    if (!wanted) return household;
    const father = household.members.find((one) => one.relation === 1 && one.sex === "L");
    const son = household.members.find((one) => one.relation === 3 && one.sex === "L" && !one.twin);
    if (father === undefined || son === undefined) return household;
    this.firstWanted = false;
    const named = { ...son, name: father.name };
    adopt?.(named, son);
    return { ...household, members: household.members.map((one) => (one === son ? named : one)) };
  }

  /** Members whose rows have to stay whole because they are part of a trap. */
  involved(household: Household): ReadonlySet<Person> {
    const found = new Set<Person>();
    for (const [one, other] of lookAlikes(household)) found.add(one).add(other);
    return found;
  }

  /** Notes where a person was written, whole. */
  written(household: Household, person: Person, at: RowReference): void {
    this.rows.set(person, at);
    this.noteNamesake(household, person, at);
  }

  nextFile(): void {
    this.rows.clear();
    this.namesakes.clear();
  }

  /** All rows of the household are written: its pairs are known. */
  closeHousehold(household: Household): void {
    for (const [one, other] of lookAlikes(household)) {
      const [a, b] = [this.rows.get(one), this.rows.get(other)];
      if (a && b) this.pairs.push({ a, b, kind: sameBirth(one, other) ? "twins" : "father-and-son" });
    }
    this.rows.clear();
  }

  private noteNamesake(household: Household, person: Person, at: RowReference): void {
    if (household.village.code !== this.village) {
      this.village = household.village.code;
      this.namesakes = new Map();
    }
    if (this.namesakePairs >= mostNamesakes) return;
    const key = `${person.sex} ${person.name}`;
    const other = this.namesakes.get(key);
    this.namesakes.set(key, { at, person });
    if (other === undefined || other.person.nik === person.nik) return;
    if (Math.abs(other.person.year - person.year) > 2 || sameBirth(other.person, person)) return;
    this.namesakePairs++;
    this.pairs.push({ a: other.at, b: at, kind: "same-name-in-village" });
  }
}

/** Pairs within a household that look like one person. */
function lookAlikes(household: Household): [Person, Person][] {
  const pairs: [Person, Person][] = [];
  const twins = household.members.filter((one) => one.twin);
  if (twins[0] !== undefined && twins[1] !== undefined) pairs.push([twins[0], twins[1]]);
  const father = household.members.find((one) => one.relation === 1 && one.sex === "L");
  const son = father && household.members.find((one) => one.relation === 3 && one.name === father.name);
  if (father && son) pairs.push([father, son]);
  return pairs;
}

function sameBirth(one: Person, other: Person): boolean {
  return one.year === other.year && one.month === other.month && one.day === other.day;
}
