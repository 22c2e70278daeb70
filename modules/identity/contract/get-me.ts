import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { PlaceCode } from "#platform/kernel/place-code.ts";
import { Bidang, Compartment, Locale, RoleSummary, Username } from "./shapes.ts";

export const Me = z
  .strictObject({
    userId: z.uuid(),
    username: Username,
    displayName: z.string(),
    roles: z.array(RoleSummary),
    /** Exact permission names; the screens show an act only where its name is in here. */
    permissions: z.array(z.string()),
    area: z.strictObject({ code: PlaceCode, name: z.string(), level: z.string() }),
    bidang: Bidang.nullable(),
    compartments: z.array(Compartment),
    locale: Locale,
    mustChangePassword: z.boolean(),
    mustEnrolSecondFactor: z.boolean(),
    /** Came in through the office's provider without a second factor that the role asks for. */
    mustConfirmSecondFactor: z.boolean(),
    /** The role sees personal data only for a stated purpose, and none holds in this session. */
    mustStatePurpose: z.boolean(),
    purposeReference: z.string().nullable(),
    secondFactor: z.strictObject({
      enrolled: z.boolean(),
      required: z.boolean(),
      backupCodesLeft: z.int().min(0),
      /** When it was last given in this session; acts that bind ask for one younger than five minutes. */
      confirmedAt: z.iso.datetime().nullable(),
    }),
    /** False for people who come only through the office's identity provider. */
    hasPassword: z.boolean(),
    sessionEndsAt: z.iso.datetime(),
  })
  .meta({ id: "Me" });

/** Who the caller is and what is allowed: the web asks this first, on every load. */
export const getMe = queryContract({
  name: "identity.get-me",
  method: "GET",
  path: "/identity/me",
  summary: "The signed-in user, roles, permissions and what must be done first.",
  permission: "signed-in",
  scope: "self",
  personal: false,
  input: z.strictObject({}),
  output: Me,
  errors: {},
});

export type Me = z.output<typeof Me>;
