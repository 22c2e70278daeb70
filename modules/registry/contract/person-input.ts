import { z } from "zod";
import { CivilDate, Code, DisabilityKinds, NikText, PersonName, RtRw, Sex } from "./shapes.ts";

/** What is written about a new person. NIK is optional by principle: foundlings and the homeless have none. */
export const NewPerson = z.strictObject({
  name: PersonName,
  nik: NikText.nullable().default(null),
  sex: Sex.nullable().default(null),
  bornOn: CivilDate.nullable().default(null),
  birthPlace: z.string().trim().max(80).default(""),
  motherName: z.string().trim().max(120).default(""),
  /** Relation to the head, list regsosek-409. */
  relation: Code.nullable().default(null),
});

/** Coded facts that can be corrected by hand; null = not known. */
export const factFields = {
  maritalStatus: Code,
  identityDocuments: Code,
  schoolParticipation: Code,
  schoolLevel: Code,
  highestDiploma: Code,
  jobPosition: Code,
  nutrition: Code,
  disabilityDegree: Code,
  difficultySeeing: Code,
  difficultyHearing: Code,
  difficultyWalking: Code,
  difficultyHands: Code,
  difficultyLearning: Code,
  difficultyBehaviour: Code,
  difficultySpeaking: Code,
  difficultySelfCare: Code,
  difficultyRemembering: Code,
  difficultySadness: Code,
  /** Without 12 (HIV/AIDS), which is a protected condition and never a plain fact. */
  chronicIllness: Code.refine((code) => code !== 12, { message: "Catat sebagai PPKS 16 (terlindung)." }),
  healthCover: Code,
} as const;

const optionalFacts = Object.fromEntries(
  Object.entries(factFields).map(([field, code]) => [field, code.nullable().optional()]),
) as { [K in keyof typeof factFields]: z.ZodOptional<z.ZodNullable<(typeof factFields)[K]>> };

/** Fields of a person to set; what is absent stays as it is. */
export const PersonChanges = z
  .strictObject({
    name: PersonName.optional(),
    nik: NikText.nullable().optional(),
    sex: Sex.nullable().optional(),
    bornOn: CivilDate.nullable().optional(),
    birthPlace: z.string().trim().max(80).optional(),
    motherName: z.string().trim().max(120).optional(),
    relation: Code.nullable().optional(),
    address: z.string().trim().max(200).optional(),
    rt: RtRw.optional(),
    rw: RtRw.optional(),
    disabilityKinds: DisabilityKinds.optional(),
    ...optionalFacts,
  })
  .refine((changes) => Object.keys(changes).length > 0, { message: "Tidak ada yang diubah." });
