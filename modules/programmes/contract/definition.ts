import { z } from "zod";

/**
 * A programme as data: what an office decides about it, version by version, and nothing a program decides.
 * One file per programme in reference/programmes/, the same shape in `programmes.versions.definition`.
 * Money is whole rupiah, ages are completed years, periods are months.
 */

export const ProgrammeCode = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,31}$/, { message: "Kode program: huruf kecil, angka dan tanda hubung." })
  .meta({ id: "ProgrammeCode" });

/** Code of a criterion, component, stage …: unique within its list, kept when its text is edited. */
export const PartCode = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, {
  message: "Kode: huruf kecil, angka dan tanda hubung.",
});

export const TwoLanguages = z.strictObject({
  id: z.string().trim().min(1).max(400),
  en: z.string().trim().min(1).max(400),
});

/** Whole rupiah; the ceiling is what a JSON number carries exactly, far above any APBD. */
export const AmountRupiah = z
  .int({ message: "Jumlah uang ditulis dalam rupiah bulat." })
  .min(0)
  .max(Number.MAX_SAFE_INTEGER, { message: "Jumlah uang terlalu besar." });

/** FEEL text; checked against the catalogue of facts before a version may be submitted. */
export const RuleText = z.string().trim().min(1).max(2000);

export const ProgrammeUnit = z.enum(["person", "family", "household", "group"]);
export const ProgrammeForm = z.enum(["cash", "goods", "service"]);
export const OwnerTier = z.enum(["central", "province", "regency"]);

/** One line of the eligibility table: all lines must be true; an unknown one makes "data kurang". */
export const Criterion = z.strictObject({
  code: PartCode,
  label: TwoLanguages,
  rule: RuleText,
  legalBasis: z.string().trim().min(1).max(400),
  /** What a person can do when this line is the one that fails or lacks data. */
  remedy: TwoLanguages,
});

/** A part of the benefit. With `member`, it counts the members of the family for whom that rule is true. */
export const Component = z.strictObject({
  code: PartCode,
  label: TwoLanguages,
  member: RuleText.nullable(),
  amountRupiah: AmountRupiah,
  per: z.enum(["month", "year", "once"]),
  maxCount: z.int().min(1).max(50).nullable(),
  /** True where no source was found for the amount: shown as such on every screen. */
  unverified: z.boolean(),
});

/** A payment or delivery within the cycle; `requires` names conditions that must have been kept before it. */
export const Stage = z.strictObject({
  code: PartCode,
  label: TwoLanguages,
  /** Month of the cycle in which it falls due, 1 = the first. */
  dueMonth: z.int().min(1).max(24),
  /** Fixed amount per unit; null = the components' amounts divided over the stages by their dates. */
  amountRupiah: AmountRupiah.nullable(),
  requires: z.array(PartCode),
});

export const Commitment = z.strictObject({
  code: PartCode,
  label: TwoLanguages,
  kind: z.enum(["family-session", "school", "health", "other"]),
  /** In plain words, e.g. "hadir paling sedikit 85 % pertemuan". */
  text: TwoLanguages,
});

export const Overlap = z.strictObject({
  programme: ProgrammeCode,
  /** Only this component of the other programme, e.g. PKH "lansia". */
  component: PartCode.nullable(),
  allowed: z.boolean(),
  legalBasis: z.string().trim().max(400),
});

export const CoolingOff = z.strictObject({
  programme: ProgrammeCode,
  years: z.int().min(1).max(20),
  legalBasis: z.string().trim().max(400),
});

export const RankingLine = z.strictObject({
  code: PartCode,
  label: TwoLanguages,
  /** FEEL giving a number or a boolean. */
  rule: RuleText,
  first: z.enum(["lowest", "highest"]),
});

export const Quota = z.strictObject({
  total: z.int().min(0).nullable(),
  /** Kemendagri code without dots → units: "3602": 11397. Empty = no quota per region. */
  byRegion: z.record(z.string().regex(/^\d{4}$/), z.int().min(0)),
});

export const BudgetLine = z.strictObject({
  /** Sub-activity, e.g. "1.06.05.1.02.0001"; account, e.g. "5.1.06.02.01.0001". */
  activityCode: z.string().trim().min(1).max(40),
  accountCode: z.string().trim().min(1).max(40),
  ceilingRupiah: AmountRupiah,
});

export const ProgrammeDefinition = z.strictObject({
  code: ProgrammeCode,
  title: z.strictObject({ id: z.string().trim().min(1).max(120), en: z.string().trim().min(1).max(120) }),
  /** As people write it in lists: "PKH". `menerima("PKH")` and recipient lists are matched on these. */
  names: z.array(z.string().trim().min(1).max(60)).min(1),
  summary: TwoLanguages,
  /** "own": the office runs it. "list": another tier runs it, read as lists for overlap only. */
  kind: z.enum(["own", "list"]),
  unit: ProgrammeUnit,
  form: ProgrammeForm,
  ownerTier: OwnerTier,
  /** Division that owns it; null only for programmes of another tier. */
  bidang: z.enum(["rehsos", "dayasos", "fakir-miskin", "linjamsos"]).nullable(),
  legalBasis: z.array(z.string().trim().min(1).max(400)).min(1),
  effectiveFrom: z.iso.date(),
  effectiveUpto: z.iso.date().nullable(),
  /** What is not backed by a source, in words: shown beside the value it concerns. */
  unverified: z.array(z.string().trim().min(1).max(400)),
  criteria: z.array(Criterion).max(15),
  components: z.array(Component).max(20),
  /** Most components (persons) one unit may be paid for, e.g. 4 in PKH; null = no limit. */
  maxComponents: z.int().min(1).nullable(),
  cycle: z.strictObject({ months: z.int().min(1).max(24), stages: z.array(Stage).min(1).max(24) }),
  quota: Quota,
  budget: BudgetLine.nullable(),
  ranking: z.array(RankingLine).max(6),
  overlaps: z.array(Overlap),
  coolingOff: z.array(CoolingOff),
  documents: z.array(z.strictObject({ code: PartCode, label: TwoLanguages, required: z.boolean() })),
  commitments: z.array(Commitment),
});

export type ProgrammeDefinition = z.output<typeof ProgrammeDefinition>;
