import { z } from "zod";
import { PlaceCode } from "#platform/kernel/place-code.ts";

/** Letters, digits, dot, dash and underscore; compared without regard to case. */
export const Username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{2,49}$/)
  .meta({ id: "Username" });

/**
 * NIP of a civil servant: 18 digits = birth date (8), month of appointment (6), sex (1), serial (3).
 * Source: Perka BKN 22/2007.
 */
export const Nip = z
  .string()
  .trim()
  .regex(/^\d{18}$/)
  .meta({ id: "Nip", description: "18 digits" });

/** The four divisions (bidang) of the provincial office; Perda Banten 8/2018 names the same four pillars. */
export const Bidang = z
  .enum(["rehsos", "dayasos", "fakir-miskin", "linjamsos"])
  .meta({ id: "Bidang", description: "Division of the office whose programmes and cases the user handles" });

/** Groups of protected records that only assigned people see (UU 11/2012 art. 19, UU 12/2022, PP 54/2007). */
export const Compartment = z
  .enum(["children-in-law", "victims", "hiv", "adoption", "complaints"])
  .meta({ id: "Compartment" });

export const Locale = z.enum(["id", "en"]).meta({ id: "Locale" });

export const RoleName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,39}$/)
  .meta({ id: "RoleName" });

/** A name in both languages of the screens. */
export const Title = z.strictObject({ id: z.string().min(1), en: z.string().min(1) });

/** What a signed-in person is told about a role. */
export const RoleSummary = z.strictObject({ name: RoleName, title: Title });

/** What an administrator writes about a user; also the stored shape's visible part. */
export const UserDetails = z.strictObject({
  displayName: z.string().trim().min(2).max(120),
  nip: Nip.nullable().default(null),
  /** Post in the office, e.g. "Kepala Seksi Rehabilitasi Lanjut Usia". */
  position: z.string().trim().max(120).nullable().default(null),
  roles: z.array(RoleName).min(1).max(6),
  areaCode: PlaceCode,
  bidang: Bidang.nullable().default(null),
  compartments: z.array(Compartment).max(5).default([]),
});

/** TOTP code (6 digits, RFC 6238) or a backup code (10 letters and digits, dash and spaces ignored). */
export const SecondFactorCode = z.string().trim().min(6).max(16);

export type Bidang = z.output<typeof Bidang>;
export type Compartment = z.output<typeof Compartment>;
export type Locale = z.output<typeof Locale>;
export type UserDetails = z.output<typeof UserDetails>;
