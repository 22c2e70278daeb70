import { jobs } from "../province/jobs.ts";
import type { assetNames, Household, Person } from "../province/model.ts";
import { hasAsset, headOf, isoDate } from "../province/model.ts";
import type { FamilyValue, PersonValue, Values } from "./encode.ts";

const code = (value: number): string => (value === 0 ? "" : String(value));
/** Regsosek flags: 1 yes, 2 no. */
const flag = (value: boolean): string => (value ? "1" : "2");
const padded = (value: number): string => String(value).padStart(3, "0");

/** "17-08-1980", as on paper. */
export function paperDate(person: Person): string {
  const iso = isoDate(person);
  return `${iso.slice(8)}-${iso.slice(5, 7)}-${iso.slice(0, 4)}`;
}

const asset =
  (name: (typeof assetNames)[number]): FamilyValue =>
  (household) =>
    flag(hasAsset(household.housing, name));

const livestock =
  (at: number): FamilyValue =>
  (household) =>
    String(household.housing.livestock[at] ?? 0);

const difficulty =
  (at: number): PersonValue =>
  (person) =>
    person.difficulties.charAt(at);

/** School level attended (Regsosek 413) and diploma held (415) by education 0–7; 23 = no diploma. */
const levels = ["", "3", "3", "8", "13", "15", "18", "19"];
const diplomas = ["23", "23", "3", "8", "13", "15", "18", "19"];
/** The civil registry's ten steps: 1 none, 2 SD not finished, 3 SD, 4 SLTP, 5 SLTA, 7 D3, 8 D4/S1. */
export const civilEducation = ["1", "2", "3", "4", "5", "5", "7", "8"];

const works = (person: Person): boolean => (jobs[person.job]?.sector ?? 0) !== 0;
const ownAccount = (person: Person): boolean => jobs[person.job]?.position === 1;

const kinds = [
  [1, "1"],
  [2, "2"],
  [4, "3"],
  [8, "4"],
  [16, "5"],
  [32, "6"],
] as const;

/** DTSEN knows one kind per person: the first that applies. */
function disabilityKind(person: Person): string {
  return kinds.find(([bit]) => (person.disability & bit) !== 0)?.[1] ?? "0";
}

/** Values every format shares, in the shape of DTSEN; the others replace what they write otherwise. */
export const commonValues: Values = {
  person: {
    "person.nik": (person) => person.nik,
    "person.name": (person) => person.name,
    "person.bornOn": isoDate,
    "person.bornAt": (person) => person.birthPlace,
    "person.sex": (person) => (person.sex === "L" ? "1" : "2"),
    "person.relation": (person) => String(person.relation),
    "person.householdRelation": (person) => String(person.relation),
    "person.orderNumber": (_person, _household, position) => String(position + 1),
    "person.motherName": (person) => person.motherName,
    "person.fatherName": (person) => person.fatherName,
    "person.disability": disabilityKind,
    "person.disabilityLevel": (person) => code(person.disabilityDegree),
    "aid.pbi": (person) => (person.pbi ? "1" : "0"),
    "person.marital": (person) => String(person.marital),
    "person.schooling": (person) => String(person.schooling),
    "person.education": (person) => civilEducation[person.education] ?? "1",
    "person.educationLevel": (person) => levels[person.education] ?? "",
    "person.schoolGrade": (person) => code(person.grade),
    "person.diploma": (person) => diplomas[person.education] ?? "23",
    "person.working": (person) => flag(works(person)),
    "person.workHours": (person) => (works(person) ? String(20 + ((person.day * 7) % 31)) : ""),
    "person.sector": (person) => code(jobs[person.job]?.sector ?? 0),
    "person.employment": (person) => code(jobs[person.job]?.position ?? 0),
    "person.businessPermit": (person) => (ownAccount(person) ? "2" : ""),
    "person.businessCount": (person) => (ownAccount(person) ? "1" : ""),
    "person.occupation": (person) => (works(person) ? String(jobs[person.job]?.civilCode ?? "") : ""),
    "person.income": (person) => code(person.incomeBand),
    "person.paidWorkers": (person) => (ownAccount(person) ? "0" : ""),
    "person.unpaidWorkers": (person) => (ownAccount(person) ? String(person.day % 3 === 0 ? 1 : 0) : ""),
    "person.turnover": (person) => (ownAccount(person) ? String(person.incomeBand) : ""),
    "person.nutrition": (person) => code(person.nutrition),
    "person.seeing": difficulty(0),
    "person.hearing": difficulty(1),
    "person.walking": difficulty(2),
    "person.hands": difficulty(3),
    "person.learning": difficulty(4),
    "person.behaviour": difficulty(5),
    "person.speaking": difficulty(6),
    "person.selfCare": difficulty(7),
    "person.remembering": difficulty(8),
    "person.sadness": difficulty(9),
    "person.illness": (person) => String(person.illness),
    "person.pregnant": (person) => (person.sex === "P" ? flag(person.pregnant) : ""),
    "person.marriageCertificate": (person) => (person.marital > 1 ? flag(person.day > 4) : ""),
    "person.listedOnFamilyCard": () => "1",
    "person.identityCard": (person) => (person.year < 2008 ? "4" : "1"),
  },
  family: {
    "family.number": (household) => household.familyNumber,
    "family.dtksId": (household) => household.dtksId,
    "family.headName": (household) => headOf(household).name,
    "family.memberCount": (household) => String(household.members.length),
    "family.presence": () => "1",
    "family.address": (household) => household.address,
    "family.hamlet": (household) => household.hamlet,
    "family.neighbourhood": (household) =>
      `RT ${padded(household.rt)} RW ${padded(household.rw)} ${household.hamlet}`,
    "family.rt": (household) => padded(household.rt),
    "family.rw": (household) => padded(household.rw),
    "family.orderNumber": () => "1",
    "family.hasBusiness": (household) => flag(household.members.some(ownAccount)),
    "family.latitude": (household) => String(household.latitude),
    "family.longitude": (household) => String(household.longitude),
    "household.familyCount": () => "1",
    "snapshot.decile": (household) => String(household.decile),
    "snapshot.percentile": (household) => String(household.percentile),
    "snapshot.extremePoverty": (household) => (household.extremePoor ? "1" : "0"),
    "place.provinceCode": (household) => household.village.code.slice(0, 2),
    "place.regencyCode": (household) => household.village.regencyCode,
    "place.districtCode": (household) => household.village.districtCode,
    "place.villageCode": (household) => household.village.code,
    "place.regencyName": (household) => household.village.regencyName,
    "place.districtName": (household) => household.village.districtName,
    "place.villageName": (household) => household.village.name,
    "housing.tenure": (household) => String(household.housing.tenure),
    "housing.landTenure": (household) => String(household.housing.tenure === 1 ? 1 : 2),
    "housing.floor": (household) => String(household.housing.floor),
    "housing.floorAreaM2": (household) => String(household.housing.floorAreaM2),
    "housing.wall": (household) => String(household.housing.wall),
    "housing.wallCondition": (household) => String(household.housing.wallCondition),
    "housing.roof": (household) => String(household.housing.roof),
    "housing.roofCondition": (household) => String(household.housing.roofCondition),
    "housing.bedroomCount": (household) => String(household.housing.bedrooms),
    "housing.roomCount": (household) => String(household.housing.rooms),
    "housing.water": (household) => String(household.housing.water),
    "housing.waterAccess": (household) => (household.housing.water < 4 ? "1" : "3"),
    "housing.lighting": (household) => String(household.housing.lighting),
    "housing.power": (household) => code(household.housing.power),
    "housing.fuel": (household) => String(household.housing.fuel),
    "housing.toilet": (household) => String(household.housing.toilet),
    "housing.closet": (household) => code(household.housing.closet),
    "housing.sewage": (household) => String(household.housing.sewage),
    "asset.gasCylinder": asset("gasCylinder"),
    "asset.refrigerator": asset("refrigerator"),
    "asset.airConditioner": asset("airConditioner"),
    "asset.waterHeater": asset("waterHeater"),
    "asset.landline": asset("landline"),
    "asset.television": asset("television"),
    "asset.gold": asset("gold"),
    "asset.computer": asset("computer"),
    "asset.motorcycle": asset("motorcycle"),
    "asset.bicycle": asset("bicycle"),
    "asset.car": asset("car"),
    "asset.boat": asset("boat"),
    "asset.motorboat": asset("motorboat"),
    "asset.smartphone": asset("smartphone"),
    "asset.outboardMotor": asset("outboardMotor"),
    "asset.ship": () => "2",
    "asset.mobilePhoneCount": (household) => String(household.housing.phones),
    "asset.land": (household) => flag(household.housing.landM2 > 0),
    "asset.landAreaM2": (household) => code(household.housing.landM2),
    "asset.otherHouse": (household) => flag(household.housing.otherHouse),
    "livestock.cattle": livestock(0),
    "livestock.buffalo": livestock(1),
    "livestock.horse": livestock(2),
    "livestock.pig": livestock(3),
    "livestock.goatOrSheep": livestock(4),
    "aid.kks": (household) => flag(household.bpnt),
    "aid.kip": (household) => flag(household.kip),
    "aid.kis": (household) => flag(household.members.some((member) => member.pbi)),
    "aid.bpjsSelfPaid": () => "2",
    "aid.jamsostek": () => "2",
    "aid.otherInsurance": () => "2",
    "aid.pkh": (household) => flag(household.pkh),
    "aid.rastra": (household) => flag(household.bpnt),
    "aid.kur": (household) => flag(household.decile > 2 && household.index % 40 === 0),
  },
};

/** Aid a family gets, as DTSEN lists it. */
export function aidNote(household: Household): string {
  return [household.bpnt ? "BPNT" : "", household.pkh ? "PKH" : ""].filter(Boolean).join("; ");
}
