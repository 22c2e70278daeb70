import type { Cell } from "../formats/encode.ts";
import type { Village } from "../province/places.ts";
import type { Damage, RowContext, RowFault } from "./fault.ts";
import { fieldFault, replaced } from "./fault.ts";
import { numberFaults } from "./number-faults.ts";
import { personFaults } from "./person-faults.ts";

/** Checks of the village report its name, whichever of code and name led there. */
const villageField = "place.villageName";

/** Writes place columns by field; a column the format lacks is left out. Undefined where none was there. */
function withPlace(
  cells: readonly Cell[],
  context: RowContext,
  place: Readonly<Record<string, string>>,
): Cell[] | undefined {
  let changed: Cell[] | undefined;
  for (const [field, text] of Object.entries(place)) {
    const column = context.encoder.columnOf(field);
    if (column >= 0) changed = replaced(changed ?? cells, column, text);
  }
  return changed;
}

function placeFault(
  rule: "village-unknown" | "village-ambiguous" | "village-outside-area",
  weight: number,
  place: (context: RowContext) => Readonly<Record<string, string>> | undefined,
): RowFault {
  return {
    rule,
    severity: rule === "village-outside-area" ? "refuse" : "hold",
    weight,
    plant(cells, context) {
      const wanted = place(context);
      const changed = wanted && withPlace(cells, context, wanted);
      return changed && { cells: changed, marks: [{ field: villageField, rule }] };
    },
  };
}

/** No village of this name exists anywhere in Indonesia's list. */
const nowhere = [
  "SUKAMAJU PERTIGAAN",
  "CIHERANG JAYA LOR",
  "KAMPUNG BARU SEBERANG",
  "PASIR KADU TENGAH WETAN",
];

const placeFaults: readonly RowFault[] = [
  // No district has a village 2999 (or, in BPS numbering, 999).
  placeFault("village-unknown", 4, ({ household, random }) => ({
    "place.villageCode": `${household.village.districtCode}2999`,
    "place.villageName": random.pick(nowhere),
  })),
  placeFault("village-ambiguous", 3, ({ household, places, random, encoder }) => {
    if (encoder.columnOf("place.villageName") < 0) return undefined;
    const doubles = namesTwiceIn(places.villages, household.village.regencyCode);
    if (doubles.length === 0) return undefined;
    return {
      "place.villageCode": "",
      "place.districtCode": "",
      "place.districtName": "",
      "place.villageName": random.pick(doubles),
    };
  }),
  placeFault("village-outside-area", 3, ({ places, random }) => {
    const there = random.pick(places.foreignVillages);
    return {
      "place.provinceCode": there.code.slice(0, 2),
      "place.provinceName": there.provinceName,
      "place.regencyCode": there.regencyCode,
      "place.regencyName": there.regencyName,
      "place.districtCode": there.districtCode,
      "place.districtName": there.districtName,
      "place.villageCode": there.code,
      "place.villageName": there.name,
    };
  }),
];

const doublesByRegency = new Map<string, readonly string[]>();

/** Village names that stand in several districts of one regency. */
function namesTwiceIn(villages: readonly Village[], regencyCode: string): readonly string[] {
  const known = doublesByRegency.get(regencyCode);
  if (known !== undefined) return known;
  const districts = new Map<string, Set<string>>();
  for (const village of villages) {
    if (village.regencyCode !== regencyCode) continue;
    districts.set(village.name, (districts.get(village.name) ?? new Set()).add(village.districtCode));
  }
  const doubles = [...districts].filter(([, found]) => found.size > 1).map(([one]) => one);
  doublesByRegency.set(regencyCode, doubles);
  return doubles;
}

/** A separator inside the address made two cells of it, or a cell was skipped: everything after it moved right. */
const columnsShifted: RowFault = {
  rule: "columns-shifted",
  severity: "hold",
  weight: 4,
  plant(cells, context) {
    const address = context.encoder.columnOf("family.address");
    // Behind an empty last cell one cell more would not show: readers drop trailing blanks.
    const showsAsWider = address >= 0 && cells.at(-1) !== "";
    const from = showsAsWider && context.random.chance(0.6) ? address + 1 : 0;
    const marks = [{ field: "", rule: "columns-shifted" }];
    if (from > 0) return { cells: [...cells.slice(0, from), "RT 02", ...cells.slice(from)], marks };
    // From the household's first column on, where one row repeats a household; else from the person's.
    const household = context.encoder.columnOf("household.number") >= 0;
    const at = household
      ? 0
      : Math.min(context.encoder.columnOf("person.nik"), context.encoder.columnOf("person.name"));
    if (at < 0) return undefined;
    return { cells: [...cells.slice(0, at), "", ...cells.slice(at, -1)], marks };
  },
};

/** First coded field of the row that the format has, with a code no list holds. */
const codedFields = [
  ["person.marital", "9"],
  ["person.disability", "77"],
  ["aid.pbi", "MUNGKIN"],
  ["programme.amountRupiah", "ENAM RATUS RIBU"],
] as const;

const codeUnknown: RowFault = {
  rule: "code-unknown",
  severity: "warn",
  weight: 5,
  plant(cells, context): Damage | undefined {
    const found = codedFields.find(([field]) => context.encoder.columnOf(field) >= 0);
    if (found === undefined) return undefined;
    const [field, text] = found;
    return {
      cells: replaced(cells, context.encoder.columnOf(field), text),
      marks: [{ field, rule: "code-unknown" }],
    };
  },
};

const decileFaults: readonly RowFault[] = [
  fieldFault("decile-out-of-range", "hold", 3, "snapshot.decile", (_text, { random }) =>
    random.pick(["11", "14", "-1", "15"]),
  ),
  fieldFault("decile-out-of-range", "hold", 3, "snapshot.percentile", (_text, { random }) =>
    random.pick(["101", "140", "-5"]),
  ),
];

/** The head is written as another relative, so nobody heads the family. */
const noFamilyHead: RowFault = {
  rule: "no-family-head",
  severity: "warn",
  weight: 14,
  plant(cells, context) {
    const { relations } = context.format;
    const column = context.encoder.columnOf("person.relation");
    if (relations === undefined || column < 0 || context.person.relation !== 1) return undefined;
    return {
      cells: replaced(cells, column, relations.other),
      marks: [{ field: "person.relation", rule: "no-family-head" }],
    };
  },
};

/** Faults that need one row only. Those of two rows (repeats) are the planter's own. */
export const rowFaults: readonly RowFault[] = [
  ...numberFaults,
  ...personFaults,
  ...placeFaults,
  columnsShifted,
  codeUnknown,
  ...decileFaults,
  noFamilyHead,
];
