import type { Sex } from "./names.ts";
import type { Village } from "./places.ts";

/**
 * One person. Codes are those of REGSOSEK22.K (domain notes §4.4) unless the name says otherwise; text is in
 * capitals as on cards. Mutable on purpose: later snapshots and planted errors change copies of it.
 */
export interface Person {
  nik: string;
  name: string;
  sex: Sex;
  year: number;
  month: number;
  day: number;
  birthPlace: string;
  /** 1 head, 2 spouse, 3 child, 4 in-law child, 5 grandchild, 6 parent, 7 servant, 8 other. */
  relation: number;
  /** 1 single, 2 married, 3 divorced, 4 widowed. */
  marital: number;
  /** 1 Islam, 2 Kristen, 3 Katolik, 5 Buddha (OpenSID numbers). */
  religion: number;
  motherName: string;
  fatherName: string;
  /** 0 none, 1 some years of SD, 2 SD, 3 SMP, 4 SMA, 5 SMK, 6 D1–D3, 7 D4/S1: what was completed. */
  education: number;
  /** 1 never, 2 at school, 3 no longer. */
  schooling: number;
  grade: number;
  /** Index into `jobs`; 0 = none. */
  job: number;
  incomeBand: number;
  /** Bits: 1 physical, 2 intellectual, 4 mental, 8 sight, 16 hearing, 32 speech. */
  disability: number;
  disabilityDegree: number;
  /** Ten digits, questions 428a–428j: 1 cannot … 4 no difficulty. */
  difficulties: string;
  illness: number;
  nutrition: number;
  pregnant: boolean;
  pbi: boolean;
  alive: boolean;
  /** Position among the siblings of one birth, where there was more than one. */
  twin: boolean;
}

export interface Housing {
  tenure: number;
  floor: number;
  floorAreaM2: number;
  wall: number;
  roof: number;
  /** 1 good, 2 bad. */
  wallCondition: number;
  roofCondition: number;
  bedrooms: number;
  rooms: number;
  water: number;
  lighting: number;
  /** 0 where there is no meter. */
  power: number;
  fuel: number;
  toilet: number;
  /** 0 where no toilet is used. */
  closet: number;
  sewage: number;
  /** Bits in the order of `assetNames`. */
  assets: number;
  phones: number;
  landM2: number;
  otherHouse: boolean;
  /** Cattle, buffalo, horse, pig, goat or sheep. */
  livestock: readonly number[];
}

export interface Household {
  /** Number in the province's order; seeds everything about it. */
  readonly index: number;
  village: Village;
  familyNumber: string;
  /** Household id of BDT 2015: 10-digit region code and 8 digits. */
  householdSerial: string;
  dtksId: string;
  decile: number;
  percentile: number;
  /** "DTSEN AKTIF" and its kin. */
  extremePoor: boolean;
  address: string;
  hamlet: string;
  rt: number;
  rw: number;
  latitude: number;
  longitude: number;
  members: Person[];
  housing: Housing;
  pkh: boolean;
  bpnt: boolean;
  kip: boolean;
}

export const assetNames = [
  "gasCylinder",
  "refrigerator",
  "airConditioner",
  "waterHeater",
  "landline",
  "television",
  "gold",
  "computer",
  "motorcycle",
  "bicycle",
  "car",
  "boat",
  "motorboat",
  "smartphone",
  "outboardMotor",
] as const;

export function hasAsset(housing: Housing, name: (typeof assetNames)[number]): boolean {
  return (housing.assets & (1 << assetNames.indexOf(name))) !== 0;
}

/** The head; every household made here has one. */
export function headOf(household: Household): Person {
  const head = household.members.find((member) => member.relation === 1) ?? household.members[0];
  if (head === undefined) throw new Error("A household has no members");
  return head;
}

export function isoDate(person: { year: number; month: number; day: number }): string {
  return `${person.year}-${person.month < 10 ? "0" : ""}${person.month}-${person.day < 10 ? "0" : ""}${person.day}`;
}
