/** Fields of a person that people may correct: their column, and the code list that names their values. */
export const personFields = {
  name: { column: "name", list: null },
  nik: { column: "nik", list: null },
  sex: { column: "sex", list: null },
  bornOn: { column: "born_on", list: null },
  birthPlace: { column: "birth_place", list: null },
  motherName: { column: "mother_name", list: null },
  relation: { column: "relation", list: "regsosek-409" },
  address: { column: "address", list: null },
  rt: { column: "rt", list: null },
  rw: { column: "rw", list: null },
  disabilityKinds: { column: "disability_kinds", list: "disability-kinds" },
  disabilityDegree: { column: "disability_degree", list: "disability-degree" },
  maritalStatus: { column: "marital_status", list: "regsosek-408" },
  identityDocuments: { column: "identity_documents", list: "regsosek-411" },
  schoolParticipation: { column: "school_participation", list: "regsosek-412" },
  schoolLevel: { column: "school_level", list: "regsosek-413" },
  highestDiploma: { column: "highest_diploma", list: "regsosek-415" },
  jobPosition: { column: "job_position", list: "regsosek-418" },
  nutrition: { column: "nutrition", list: "regsosek-427" },
  difficultySeeing: { column: "difficulty_seeing", list: "regsosek-428" },
  difficultyHearing: { column: "difficulty_hearing", list: "regsosek-428" },
  difficultyWalking: { column: "difficulty_walking", list: "regsosek-428" },
  difficultyHands: { column: "difficulty_hands", list: "regsosek-428" },
  difficultyLearning: { column: "difficulty_learning", list: "regsosek-428" },
  difficultyBehaviour: { column: "difficulty_behaviour", list: "regsosek-428" },
  difficultySpeaking: { column: "difficulty_speaking", list: "regsosek-428" },
  difficultySelfCare: { column: "difficulty_self_care", list: "regsosek-428" },
  difficultyRemembering: { column: "difficulty_remembering", list: "regsosek-428" },
  difficultySadness: { column: "difficulty_sadness", list: "regsosek-428j" },
  chronicIllness: { column: "chronic_illness", list: "regsosek-430" },
  healthCover: { column: "health_cover", list: "regsosek-431a" },
} as const;

export type PersonField = keyof typeof personFields;

/** Facts of a person that only sources give (surveys): shown, not edited. */
export const surveyedFields: Readonly<
  Record<string, { readonly column: string; readonly list: string | null }>
> = {
  presence: { column: "presence", list: "regsosek-404" },
  schoolGrade: { column: "school_grade", list: null },
  civilEducation: { column: "civil_education", list: null },
  works: { column: "works", list: "yes-no" },
  workingHoursWeek: { column: "working_hours_week", list: null },
  industry: { column: "industry", list: null },
  occupation: { column: "occupation", list: null },
  incomeBand: { column: "income_band", list: null },
  businessCount: { column: "business_count", list: null },
  businessPermit: { column: "business_permit", list: null },
  paidWorkers: { column: "paid_workers", list: null },
  unpaidWorkers: { column: "unpaid_workers", list: null },
  turnoverBand: { column: "turnover_band", list: null },
  pregnant: { column: "pregnant", list: "yes-no" },
};

const assets =
  "gas_cylinder refrigerator air_conditioner water_heater landline flat_television gold computer motorcycle bicycle car boat motor_boat smartphone other_land other_house";
const counts =
  "member_count floor_area_m2 bedroom_count cattle_count buffalo_count horse_count pig_count goat_count";

/** Columns of registry.housing_facts with the list that names their codes. */
export const housingColumns: ReadonlyArray<readonly [column: string, list: string | null]> = [
  ["building_status", "regsosek-301a"],
  ["building_proof", "regsosek-301b"],
  ["floor_material", "regsosek-303"],
  ["wall_material", "regsosek-304"],
  ["roof_material", "regsosek-305"],
  ["drinking_water", "regsosek-306a"],
  ["water_distance", "regsosek-306b"],
  ["lighting", "regsosek-307a"],
  ["power_band", "regsosek-307b"],
  ["cooking_fuel", "regsosek-308"],
  ["toilet_use", "regsosek-309a"],
  ["toilet_kind", "regsosek-309b"],
  ["sewage", "regsosek-310"],
  ...counts.split(" ").map((column) => [column, null] as const),
  ...assets.split(" ").map((column) => [column, "yes-no"] as const),
];
