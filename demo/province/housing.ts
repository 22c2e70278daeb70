import type { Housing } from "./model.ts";
import { assetNames } from "./model.ts";
import type { Random } from "./random.ts";
import { WeightedList } from "./random.ts";

/** Choices from worst to best house; a household draws near its own quality (0 worst … 1 best). */
const ladders = {
  floor: [8, 8, 7, 5, 6, 6, 6, 4, 2, 2, 2],
  wall: [4, 6, 4, 3, 2, 3, 1, 1, 1, 1, 1],
  roof: [7, 7, 3, 4, 4, 2, 2, 2, 2, 2],
  toilet: [6, 6, 4, 3, 2, 1, 1, 1, 1, 1],
  fuel: [10, 10, 10, 4, 4, 4, 4, 4, 3],
} as const;

const tenure = new WeightedList<number>([
  [1, 78],
  [3, 13],
  [2, 8],
  [5, 1],
]);
const ruralWater = new WeightedList<number>([
  [5, 30],
  [4, 28],
  [6, 12],
  [7, 8],
  [8, 5],
  [2, 12],
  [9, 3],
  [10, 2],
]);
const urbanWater = new WeightedList<number>([
  [2, 42],
  [4, 36],
  [3, 10],
  [5, 8],
  [1, 4],
]);

/** How often a household of the lowest and of the highest quality owns each thing. */
const owned: Readonly<Record<(typeof assetNames)[number], readonly [number, number]>> = {
  gasCylinder: [0.01, 0.18],
  refrigerator: [0.08, 0.75],
  airConditioner: [0, 0.08],
  waterHeater: [0, 0.01],
  landline: [0, 0.01],
  television: [0.05, 0.5],
  gold: [0.01, 0.22],
  computer: [0, 0.12],
  motorcycle: [0.25, 0.9],
  bicycle: [0.1, 0.35],
  car: [0, 0.04],
  boat: [0, 0],
  motorboat: [0, 0],
  smartphone: [0.45, 0.97],
  outboardMotor: [0, 0],
};

/** House and goods of a household: the lower the decile, the worse; towns a little better than villages. */
export function makeHousing(
  random: Random,
  where: { urban: boolean; island: boolean },
  decile: number,
  memberCount: number,
): Housing {
  const quality = clamp(
    0.08 + 0.16 * (decile - 1) + (where.urban ? 0.15 : 0) + (random.unit() + random.unit() - 1) * 0.42,
  );
  const rung = (ladder: readonly number[]): number => {
    const position = clamp(quality + (random.unit() - 0.5) * 0.35) * ladder.length;
    return ladder[Math.min(ladder.length - 1, Math.floor(position))] ?? 1;
  };
  const lighting = random.chance(0.975 - (1 - quality) * 0.06)
    ? 1
    : random.chance(0.6)
      ? 2
      : random.chance(0.6)
        ? 3
        : 4;
  const toilet = rung(ladders.toilet);
  let assets = 0;
  assetNames.forEach((name, bit) => {
    const [low, high] = owned[name];
    if (random.chance(low + (high - low) * quality)) assets |= 1 << bit;
  });
  if (where.island && random.chance(0.5))
    assets |= 1 << assetNames.indexOf(random.chance(0.6) ? "motorboat" : "boat");
  const bedrooms = 1 + Math.min(3, Math.floor(quality * 2 + random.unit() * 1.6));
  const goats = !where.urban && random.chance(0.14) ? random.between(1, 6) : 0;
  return {
    tenure: tenure.draw(random),
    floor: rung(ladders.floor),
    floorAreaM2: Math.round(14 + 9 * bedrooms + 34 * quality * random.unit() + memberCount),
    wall: rung(ladders.wall),
    roof: rung(ladders.roof),
    wallCondition: random.chance(quality) ? 1 : 2,
    roofCondition: random.chance(quality) ? 1 : 2,
    bedrooms,
    rooms: bedrooms + random.between(1, 3),
    water: (where.urban ? urbanWater : ruralWater).draw(random),
    lighting,
    power: lighting !== 1 ? 0 : quality > 0.92 ? 3 : random.chance(quality * 0.75) ? 2 : 1,
    fuel: rung(ladders.fuel),
    toilet,
    closet: toilet >= 5 ? 0 : random.chance(0.6 + 0.4 * quality) ? 1 : random.between(2, 4),
    sewage:
      toilet >= 5
        ? where.urban
          ? 3
          : random.pick([3, 4, 5])
        : random.chance(0.45 + 0.5 * quality)
          ? 1
          : random.pick([3, 4]),
    assets,
    phones: random.between(quality > 0.2 ? 1 : 0, 3),
    landM2: !where.urban && random.chance(0.12 + quality * 0.1) ? random.between(1, 30) * 100 : 0,
    otherHouse: random.chance(0.01),
    livestock: [
      !where.urban && random.chance(0.01) ? random.between(1, 2) : 0,
      !where.urban && random.chance(0.02) ? random.between(1, 3) : 0,
      0,
      0,
      goats,
    ],
  };
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 0.999 ? 0.999 : value;
}
