import { housingColumns, personFields, surveyedFields } from "./fields.ts";

type Bilingual = { readonly id: string; readonly en: string };

/** Lists whose codes are added up: each bit is one of them. */
export const bitSums: ReadonlySet<string> = new Set(["regsosek-411", "regsosek-431a", "disability-kinds"]);

/** Column of persons or housing_facts → the list that names its codes. */
const listOfColumn: ReadonlyMap<string, string> = new Map(
  [
    ...Object.values({ ...personFields, ...surveyedFields }).map(
      ({ column, list }) => [column, list] as const,
    ),
    ...housingColumns,
  ].flatMap(([column, list]) => (list === null ? [] : [[column, list] as const])),
);

/** Values that are words already, but not for people. */
const fixed: Readonly<Record<string, Readonly<Record<string, Bilingual>>>> = {
  sex: { L: { id: "Laki-laki", en: "Male" }, P: { id: "Perempuan", en: "Female" } },
  life_status: {
    alive: { id: "Hidup", en: "Alive" },
    dead: { id: "Meninggal", en: "Dead" },
    "moved-out": { id: "Pindah keluar", en: "Moved out" },
    missing: { id: "Tidak diketahui keberadaannya", en: "Missing" },
    merged: { id: "Digabungkan", en: "Merged" },
  },
  extreme_poor: { true: { id: "Ya", en: "Yes" }, false: { id: "Tidak", en: "No" } },
};

const nothing: Bilingual = { id: "tidak ada", en: "none" };

/**
 * A stored value of a registry column as people read it. `labelOf` gives the words of one code of a list; a code
 * without words is shown as it is, never hidden.
 */
export function valueWords(
  column: string,
  value: string,
  locale: keyof Bilingual,
  labelOf: (list: string, code: number) => string | undefined,
): string {
  const word = fixed[column]?.[value];
  if (word !== undefined) return word[locale];
  const list = listOfColumn.get(column);
  if (list === undefined || !/^-?\d+$/.test(value)) return value;
  const code = Number(value);
  if (!bitSums.has(list)) return labelOf(list, code) ?? value;
  if (code === 0) return nothing[locale];
  const bits = Array.from({ length: 31 }, (_, bit) => 2 ** bit).filter((bit) => (code & bit) === bit);
  return bits.map((bit) => labelOf(list, bit) ?? String(bit)).join(", ");
}
