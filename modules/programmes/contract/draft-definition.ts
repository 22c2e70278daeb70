import { z } from "zod";
import {
  AmountRupiah,
  OwnerTier,
  type ProgrammeDefinition,
  ProgrammeForm,
  ProgrammeUnit,
} from "./definition.ts";

/**
 * A definition while it is being written: the same shape, but texts may still be empty and lists short, so that
 * nothing typed is lost. What is missing is told as problems; only a whole `ProgrammeDefinition` can be submitted.
 */

const text = (max: number) => z.string().max(max);
const Texts = z.strictObject({ id: text(400), en: text(400) });
const Code = text(40);
const count = (max: number) => z.int().min(0).max(max);

export const DraftDefinition = z.strictObject({
  code: text(32),
  title: z.strictObject({ id: text(120), en: text(120) }),
  names: z.array(text(60)).max(20),
  summary: Texts,
  kind: z.enum(["own", "list"]),
  unit: ProgrammeUnit,
  form: ProgrammeForm,
  ownerTier: OwnerTier,
  bidang: z.enum(["rehsos", "dayasos", "fakir-miskin", "linjamsos"]).nullable(),
  legalBasis: z.array(text(400)).max(20),
  effectiveFrom: z.iso.date(),
  effectiveUpto: z.iso.date().nullable(),
  unverified: z.array(text(400)).max(30),
  criteria: z
    .array(
      z.strictObject({ code: Code, label: Texts, rule: text(2000), legalBasis: text(400), remedy: Texts }),
    )
    .max(15),
  components: z
    .array(
      z.strictObject({
        code: Code,
        label: Texts,
        member: text(2000).nullable(),
        amountRupiah: AmountRupiah,
        per: z.enum(["month", "year", "once"]),
        maxCount: count(50).nullable(),
        unverified: z.boolean(),
      }),
    )
    .max(20),
  maxComponents: count(100).nullable(),
  cycle: z.strictObject({
    months: count(24),
    stages: z
      .array(
        z.strictObject({
          code: Code,
          label: Texts,
          dueMonth: count(24),
          amountRupiah: AmountRupiah.nullable(),
          requires: z.array(Code).max(20),
        }),
      )
      .max(24),
  }),
  quota: z.strictObject({
    total: z.int().min(0).nullable(),
    byRegion: z.record(z.string().regex(/^\d{4}$/), z.int().min(0)),
  }),
  budget: z
    .strictObject({ activityCode: text(40), accountCode: text(40), ceilingRupiah: AmountRupiah })
    .nullable(),
  ranking: z
    .array(
      z.strictObject({ code: Code, label: Texts, rule: text(2000), first: z.enum(["lowest", "highest"]) }),
    )
    .max(6),
  overlaps: z
    .array(
      z.strictObject({
        programme: text(32),
        component: Code.nullable(),
        allowed: z.boolean(),
        legalBasis: text(400),
      }),
    )
    .max(40),
  coolingOff: z
    .array(z.strictObject({ programme: text(32), years: count(20), legalBasis: text(400) }))
    .max(20),
  documents: z.array(z.strictObject({ code: Code, label: Texts, required: z.boolean() })).max(30),
  commitments: z
    .array(
      z.strictObject({
        code: Code,
        label: Texts,
        kind: z.enum(["family-session", "school", "health", "other"]),
        text: Texts,
      }),
    )
    .max(20),
});

/** The same type: only what the words may be differs. */
export type DraftDefinition = ProgrammeDefinition;
