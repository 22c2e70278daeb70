import type { Cell, RowEncoder } from "../formats/encode.ts";
import type { Format } from "../formats/format.ts";
import type { TableFile } from "../output/table-file.ts";
import type { Pair, Planted, RowReference, Severity } from "../output/truth.ts";
import type { Household, Person } from "../province/model.ts";
import type { NumberOffice } from "../province/numbers.ts";
import type { Places } from "../province/places.ts";
import { Random, WeightedList } from "../province/random.ts";
import type { DuplicateKind } from "./duplicates.ts";
import { duplicateKinds, secondRecord } from "./duplicates.ts";
import type { Mark, RowContext, RowFault } from "./fault.ts";
import { replaced } from "./fault.ts";
import type { ErrorLevel } from "./levels.ts";
import { errorLevels } from "./levels.ts";
import { rowFaults } from "./row-faults.ts";
import { Traps } from "./traps.ts";

export interface PlanterOptions {
  readonly level: ErrorLevel;
  readonly seed: number;
  readonly format: Format;
  readonly encoder: RowEncoder;
  readonly places: Places;
  readonly office: NumberOffice;
  readonly xlsx: boolean;
}

/** A written row that another one may repeat or double. */
interface Remembered {
  readonly person: Person;
  readonly at: RowReference;
}

interface Waiting {
  readonly copy: Person;
  readonly original: Remembered;
  readonly kind: DuplicateKind;
  /** Households still to pass, so that the two records do not stand side by side. */
  rest: number;
}

/** Rows on which a NIK stands twice: the planter's own fault, as it needs an earlier row. */
const repeatedNik = "nik-repeated-in-file";
const repeatedRow = "row-repeated";

/**
 * Writes the rows of households and spoils some of them on the way. A row has at most one fault, so every entry
 * of the truth stands alone; rows of duplicates and traps are left whole. Memory is bounded by a few hundred
 * remembered rows, apart from the truth itself.
 */
export class Planter {
  readonly planted: Planted[] = [];
  readonly duplicates: Pair[] = [];
  private readonly options: PlanterOptions;
  private readonly random: Random;
  private readonly rates: { rowFaults: number; duplicates: number; traps: number };
  private readonly traps: Traps;
  private readonly faults: WeightedList<RowFault | typeof repeatedNik | typeof repeatedRow>;
  /** Every fault once before chance decides, so that small files show all of them too. */
  private readonly firstRound: (RowFault | typeof repeatedNik | typeof repeatedRow)[];
  private readonly firstKinds: DuplicateKind[] = [...duplicateKinds];
  private readonly waiting: Waiting[] = [];
  private recent: Remembered[] = [];
  private inRow = 0;

  constructor(options: PlanterOptions) {
    this.options = options;
    this.random = new Random(options.seed, 0, 77);
    this.rates = errorLevels[options.level];
    this.traps = new Traps(this.random, this.rates.traps);
    const all: (readonly [RowFault | typeof repeatedNik | typeof repeatedRow, number])[] = [
      ...rowFaults.map((fault) => [fault, fault.weight] as const),
      [repeatedNik, 6] as const,
      [repeatedRow, 5] as const,
    ];
    this.faults = new WeightedList<RowFault | typeof repeatedNik | typeof repeatedRow>(all);
    this.firstRound = all.map(([fault]) => fault);
  }

  get trapPairs(): readonly Pair[] {
    return this.traps.pairs;
  }

  /** Writes one household to the table, with what goes wrong in it. */
  write(table: TableFile, original: Household): void {
    const household = this.traps.prepare(original, this.options.format.adopt);
    const added = this.arriving(household);
    const view =
      added.length === 0
        ? household
        : { ...household, members: [...household.members, ...added.map((one) => one.copy)] };
    const lines = table.xlsx ? undefined : this.options.encoder.lines(view, view.members);
    const trapped = this.traps.involved(household);
    let repeat: readonly Cell[] | string | undefined;
    view.members.forEach((person, position) => {
      const at = { file: table.name, row: table.row + 1 };
      const arrived = added.find((one) => one.copy === person);
      const whole = arrived !== undefined || trapped.has(person);
      const spoilt = whole ? undefined : this.spoil(view, person, position, at);
      if (spoilt !== undefined) table.cells(spoilt);
      else if (lines !== undefined) table.line(lines[position] ?? "");
      else table.cells(this.options.encoder.cells(view, person, position));
      if (arrived !== undefined) this.pair(arrived, at);
      else if (spoilt === undefined) this.traps.written(household, person, at);
      if (spoilt !== undefined || whole) return;
      if (this.isDue(repeatedRow) && repeat === undefined)
        repeat = lines?.[position] ?? this.options.encoder.cells(view, person, position);
      else this.remember(view, person, at);
    });
    this.traps.closeHousehold(household);
    if (repeat === undefined) return;
    const at = { file: table.name, row: table.row + 1 };
    if (typeof repeat === "string") table.line(repeat);
    else table.cells(repeat);
    this.mark(at, [{ field: "", rule: repeatedRow }], "refuse");
  }

  /** Entries in file order: by file, then row. */
  sorted(): Planted[] {
    return this.planted.sort((x, y) => (x.file < y.file ? -1 : x.file > y.file ? 1 : x.row - y.row));
  }

  /** Forgets rows of a file that is finished: a NIK repeats within one file only. */
  nextFile(): void {
    this.recent = [];
    this.waiting.length = 0;
    this.traps.nextFile();
  }

  private spoil(
    household: Household,
    person: Person,
    position: number,
    at: RowReference,
  ): readonly Cell[] | undefined {
    const fault = this.draw();
    if (fault === undefined || fault === repeatedRow) return undefined;
    const context = this.contextOf(household, person);
    if (fault === repeatedNik) return this.repeatNik(context, household, person, position, at);
    if (fault.severity !== "warn" && context.carriesFamily) return undefined;
    const damage = fault.plant(this.options.encoder.cells(household, person, position), context);
    if (damage === undefined) return undefined;
    this.done(fault);
    this.mark(at, damage.marks, fault.severity);
    return damage.cells;
  }

  private repeatNik(
    context: RowContext,
    household: Household,
    person: Person,
    position: number,
    at: RowReference,
  ): readonly Cell[] | undefined {
    const { encoder, format } = this.options;
    const other = this.recent.at(-1 - this.random.below(40));
    if (context.carriesFamily || other === undefined) return undefined;
    this.recent = this.recent.filter((one) => one !== other);
    const differs: Mark[] = [];
    if (format.birthDate !== undefined && format.birthDate(other.person) !== format.birthDate(person)) {
      differs.push({ field: "person.nik", rule: "nik-birth-date-differs" });
    }
    if (other.person.sex !== person.sex && encoder.columnOf("person.sex") >= 0)
      differs.push({ field: "person.nik", rule: "nik-sex-differs" });
    this.done(repeatedNik);
    for (const row of [other.at, at]) this.mark(row, [{ field: "person.nik", rule: repeatedNik }], "hold");
    this.mark(at, differs, "warn");
    return replaced(
      encoder.cells(household, person, position),
      encoder.columnOf("person.nik"),
      other.person.nik,
    );
  }

  private contextOf(household: Household, person: Person): RowContext {
    const { format, encoder, places, xlsx } = this.options;
    // Lists of single persons have no families to leave without a head.
    const carriesFamily =
      format.relations !== undefined && person.relation === 1 && household.members.length > 1;
    return { random: this.random, format, encoder, places, person, household, carriesFamily, xlsx };
  }

  /** The fault for this row, if any. The first round spoils every fifth row until each fault was seen. */
  private draw(): RowFault | typeof repeatedNik | typeof repeatedRow | undefined {
    this.inRow++;
    if (this.firstRound.length > 0 && this.inRow > 20 && this.inRow % 5 === 0) {
      return this.firstRound[Math.floor(this.inRow / 5) % this.firstRound.length];
    }
    return this.random.chance(this.rates.rowFaults) ? this.faults.draw(this.random) : undefined;
  }

  /** Repeating a row is decided after it was written whole. */
  private isDue(fault: typeof repeatedRow): boolean {
    if (this.firstRound.includes(fault) && this.inRow > 30) {
      this.done(fault);
      return true;
    }
    return this.random.chance(this.rates.rowFaults * 0.04);
  }

  private done(fault: RowFault | typeof repeatedNik | typeof repeatedRow): void {
    const at = this.firstRound.indexOf(fault);
    if (at >= 0) this.firstRound.splice(at, 1);
  }

  private mark(at: RowReference, marks: readonly Mark[], severity: Severity): void {
    const { encoder } = this.options;
    for (const { field, rule } of marks) {
      // A file without village names has the code only.
      const shown =
        field === "place.villageName" && encoder.columnOf(field) < 0 ? "place.villageCode" : field;
      // Not { ...at }: a spread object takes 114 bytes instead of 82, and a heavy province plants 300,000.
      this.planted.push({
        file: at.file,
        row: at.row,
        field,
        column: encoder.headers[encoder.columnOf(shown)] ?? "",
        rule,
        severity,
      });
    }
  }

  /** Keeps some written rows for later repeats, and starts a duplicate from some. */
  private remember(household: Household, person: Person, at: RowReference): void {
    const original = { person, at };
    if (this.random.chance(this.firstKinds.length > 0 && this.inRow > 40 ? 0.2 : this.rates.duplicates)) {
      if (this.startDuplicate(household, original)) return;
    }
    if (this.contextOf(household, person).carriesFamily || !this.random.chance(0.1)) return;
    this.recent.push(original);
    if (this.recent.length > 200) this.recent.shift();
  }

  private startDuplicate(household: Household, original: Remembered): boolean {
    const kind = this.firstKinds[0] ?? this.random.pick(duplicateKinds);
    // Both rows of one NIK are held, so neither may be the head others depend on.
    if (kind === "two-families" && this.contextOf(household, original.person).carriesFamily) return false;
    const copy = secondRecord(kind, original.person, {
      random: this.random,
      office: this.options.office,
      places: this.options.places,
    });
    if (copy === undefined) {
      if (this.firstKinds[0] === kind) this.firstKinds.push(...this.firstKinds.splice(0, 1));
      return false;
    }
    this.options.format.adopt?.(copy, original.person);
    this.firstKinds.splice(0, this.firstKinds[0] === kind ? 1 : 0);
    this.waiting.push({ copy, original, kind, rest: this.random.between(2, 60) });
    return true;
  }

  /** Second records whose time has come: one per household at most. */
  private arriving(household: Household): Waiting[] {
    for (const one of this.waiting) one.rest--;
    const at = this.waiting.findIndex(
      (one) => one.rest <= 0 && !household.members.some((member) => member.nik === one.original.person.nik),
    );
    return at < 0 ? [] : this.waiting.splice(at, 1);
  }

  private pair({ copy, original, kind }: Waiting, at: RowReference): void {
    this.duplicates.push({ a: original.at, b: at, kind });
    if (copy.nik !== original.person.nik) return;
    for (const row of [original.at, at]) this.mark(row, [{ field: "person.nik", rule: repeatedNik }], "hold");
  }
}
