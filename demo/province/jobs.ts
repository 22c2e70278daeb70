import type { Sex } from "./names.ts";
import type { Random } from "./random.ts";
import { WeightedList } from "./random.ts";

export interface Job {
  /** Wording of SIKS and of the civil registry. */
  readonly text: string;
  /** Number in the civil registry's list of 89 occupations. */
  readonly civilCode: number;
  /** Field of business, Regsosek 417 (integer). */
  readonly sector: number;
  /** Position in the job, Regsosek 418: 1 own account, 4 employee, 5 civil servant, 6/7 casual, 8 unpaid family. */
  readonly position: number;
}

const job = (text: string, civilCode: number, sector: number, position: number): Job => ({
  text,
  civilCode,
  sector,
  position,
});

/** Index 0–3 are not jobs: none, home, school, retired. */
export const jobs: readonly Job[] = [
  job("BELUM/TIDAK BEKERJA", 1, 0, 0),
  job("MENGURUS RUMAH TANGGA", 2, 0, 0),
  job("PELAJAR/MAHASISWA", 3, 0, 0),
  job("PENSIUNAN", 4, 0, 0),
  job("PETANI/PEKEBUN", 9, 1, 1),
  job("BURUH TANI/PERKEBUNAN", 20, 1, 6),
  job("NELAYAN/PERIKANAN", 11, 4, 1),
  job("BURUH NELAYAN/PERIKANAN", 21, 4, 6),
  job("PETERNAK", 10, 5, 1),
  job("INDUSTRI", 12, 8, 4),
  job("KONSTRUKSI", 13, 11, 7),
  job("TUKANG BATU", 26, 11, 7),
  job("TUKANG KAYU", 27, 11, 1),
  job("TUKANG JAHIT", 30, 8, 1),
  job("TRANSPORTASI", 14, 13, 1),
  job("SOPIR", 81, 13, 4),
  job("PEDAGANG", 84, 12, 1),
  job("WIRASWASTA", 88, 12, 1),
  job("KARYAWAN SWASTA", 15, 8, 4),
  job("KARYAWAN HONORER", 18, 19, 4),
  job("BURUH HARIAN LEPAS", 19, 11, 7),
  job("PEMBANTU RUMAH TANGGA", 23, 22, 4),
  job("GURU", 65, 19, 4),
];

const at = (text: string): number => jobs.findIndex((one) => one.text === text);

const menRural = new WeightedList<number>([
  [at("BURUH HARIAN LEPAS"), 24],
  [at("PETANI/PEKEBUN"), 19],
  [at("BURUH TANI/PERKEBUNAN"), 16],
  [at("WIRASWASTA"), 12],
  [at("PEDAGANG"), 6],
  [at("KARYAWAN SWASTA"), 7],
  [at("TUKANG BATU"), 5],
  [at("TRANSPORTASI"), 3],
  [at("SOPIR"), 3],
  [at("TUKANG KAYU"), 2],
  [at("PETERNAK"), 1],
  [at("KARYAWAN HONORER"), 1],
  [at("GURU"), 1],
]);
const menUrban = new WeightedList<number>([
  [at("BURUH HARIAN LEPAS"), 27],
  [at("KARYAWAN SWASTA"), 25],
  [at("WIRASWASTA"), 14],
  [at("PEDAGANG"), 10],
  [at("KONSTRUKSI"), 6],
  [at("SOPIR"), 5],
  [at("TRANSPORTASI"), 5],
  [at("INDUSTRI"), 3],
  [at("TUKANG BATU"), 3],
  [at("KARYAWAN HONORER"), 2],
]);
const menIsland = new WeightedList<number>([
  [at("NELAYAN/PERIKANAN"), 55],
  [at("BURUH NELAYAN/PERIKANAN"), 28],
  [at("PEDAGANG"), 8],
  [at("BURUH HARIAN LEPAS"), 9],
]);
const women = new WeightedList<number>([
  [at("PEDAGANG"), 28],
  [at("BURUH TANI/PERKEBUNAN"), 16],
  [at("KARYAWAN SWASTA"), 20],
  [at("BURUH HARIAN LEPAS"), 12],
  [at("PEMBANTU RUMAH TANGGA"), 10],
  [at("TUKANG JAHIT"), 5],
  [at("WIRASWASTA"), 6],
  [at("GURU"), 3],
]);

/** Index into `jobs` for a person of this age and sex. */
export function drawJob(
  random: Random,
  who: { sex: Sex; age: number; atSchool: boolean; married: boolean; disabled: boolean; head: boolean },
  where: { urban: boolean; island: boolean },
): number {
  if (who.atSchool) return at("PELAJAR/MAHASISWA");
  if (who.age < 15) return 0;
  const able = who.age < 66 ? 1 : who.age < 75 ? 0.45 : 0.12;
  const wish = who.sex === "L" ? (who.age < 20 ? 0.4 : 0.93) : who.head ? 0.72 : who.married ? 0.3 : 0.45;
  if (!random.chance(able * wish * (who.disabled ? 0.35 : 1))) {
    return who.sex === "P" && (who.married || who.age > 25) ? at("MENGURUS RUMAH TANGGA") : 0;
  }
  if (who.sex === "P") return women.draw(random);
  return (where.island ? menIsland : where.urban ? menUrban : menRural).draw(random);
}
