import { z } from "zod";
import { isCivilDate } from "#platform/kernel/dates.ts";
import { PlaceCode } from "#platform/kernel/place-code.ts";

/** A calendar date that exists, "YYYY-MM-DD". */
export const CivilDate = z
  .string()
  .refine(isCivilDate, { message: "Tanggal tidak ada dalam kalender (YYYY-MM-DD)." })
  .meta({ id: "CivilDate", description: "YYYY-MM-DD" });

export const Sex = z.enum(["L", "P"]).meta({ id: "Sex", description: "L = male, P = female" });

/** Kecamatan or desa/kelurahan: what an address or a homeless person is recorded at. */
export const AddressPlace = PlaceCode.refine((code) => code.length >= 6, {
  message: "Pilih desa/kelurahan, atau kecamatan bila desanya tidak diketahui.",
});

export const NikText = z
  .string()
  .trim()
  .regex(/^\d{16}$/, { message: "NIK terdiri dari 16 angka." })
  .meta({ id: "NikText" });

export const KkText = z
  .string()
  .trim()
  .regex(/^\d{16}$/, { message: "Nomor KK terdiri dari 16 angka." })
  .meta({ id: "KkText" });

/** RT and RW are written with leading zeros or without, and sometimes with a letter. */
export const RtRw = z.string().trim().max(5);

export const PersonName = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/\p{L}/u, { message: "Nama harus memuat huruf." });

/** Why a change is made: shown for ever in the history, so it must say something. */
export const Reason = z.string().trim().min(3).max(500);

/** A code of one of the lists of registry.list-code-lists. */
export const Code = z.int().min(0).max(255);

export const Address = z.strictObject({
  placeCode: AddressPlace,
  address: z.string().trim().max(200).default(""),
  hamlet: z.string().trim().max(80).default(""),
  rt: RtRw.default(""),
  rw: RtRw.default(""),
  /** WGS 84 degrees; both or none. */
  latitude: z.number().min(-11.5).max(6.5).nullable().default(null),
  longitude: z.number().min(94.5).max(141.5).nullable().default(null),
});

export const PlaceLabel = z.strictObject({
  code: PlaceCode,
  /** "Desa Panggarangan, Kec. Panggarangan, Kabupaten Lebak" */
  label: z.string(),
});

/** Latest welfare rank of a family, as its source dated it. */
export const DecileMark = z.strictObject({ decile: z.int(), source: z.string(), cutOffOn: CivilDate });

/** Disagreements of a NIK with what else is known: to check, never a reason to refuse (PP 40/2019 art. 30). */
export const NikWarning = z.enum(["NIK_MALFORMED", "BIRTH_DATE_DIFFERS", "SEX_DIFFERS", "DAY_NOT_IN_MONTH"]);

export const LifeStatus = z.enum(["alive", "dead", "moved-out", "missing", "merged"]);

/** Stale save: the version that is stored beside the one that was sent, for the fields that differ. */
export const StaleField = z.strictObject({
  field: z.string(),
  stored: z.string().nullable(),
  sent: z.string().nullable(),
});

export const SubjectKind = z.enum(["person", "family"]);

export const DisabilityKinds = z.int().min(0).max(63);
