import { z } from "zod";
import { auditEvents } from "#platform/kernel/audit.ts";

const Grant = z.strictObject({
  roles: z.array(z.string()),
  areaCode: z.string(),
  bidang: z.string().nullable(),
  compartments: z.array(z.string()),
});

/**
 * What identity writes to the audit trail. A failed sign-in holds no typed name: people type passwords there.
 * `accountKey` is a keyed hash, so repeated attempts on one unknown name can be seen as such.
 */
export const identityEvents = auditEvents({
  "identity.signed-in.v1": z.strictObject({
    method: z.enum(["password", "office"]),
    secondFactor: z.enum(["none", "totp", "backup-code", "provider"]),
  }),
  "identity.sign-in-failed.v1": z.strictObject({
    reason: z.enum([
      "unknown-account",
      "wrong-password",
      "disabled",
      "temporary-password-expired",
      "no-password",
      "second-factor-missing",
      "second-factor-wrong",
      "locked",
      "provider-refused",
      "provider-account-unknown",
    ]),
    method: z.enum(["password", "office"]),
    accountKey: z.string().nullable(),
  }),
  "identity.signed-out.v1": z.strictObject({}),
  "identity.second-factor-confirmed.v1": z.strictObject({ with: z.enum(["totp", "backup-code"]) }),
  "identity.second-factor-refused.v1": z.strictObject({}),
  "identity.second-factor-begun.v1": z.strictObject({}),
  "identity.second-factor-enrolled.v1": z.strictObject({}),
  "identity.backup-codes-renewed.v1": z.strictObject({}),
  "identity.password-changed.v1": z.strictObject({ otherSessionsEnded: z.int() }),
  "identity.password-change-refused.v1": z.strictObject({}),
  "identity.purpose-stated.v1": z.strictObject({
    purpose: z.string(),
    reference: z.string(),
    untilAt: z.string(),
  }),
  "identity.locale-changed.v1": z.strictObject({ locale: z.string() }),
  "identity.session-revoked.v1": z.strictObject({ count: z.int() }),
  "identity.office-sign-in-begun.v1": z.strictObject({}),
  "identity.user-created.v1": Grant,
  "identity.user-changed.v1": z.strictObject({
    before: Grant,
    after: Grant,
    /** Names of the other fields that changed, without their values. */
    fields: z.array(z.string()),
  }),
  "identity.user-disabled.v1": z.strictObject({ reason: z.string(), sessionsEnded: z.int() }),
  "identity.user-enabled.v1": z.strictObject({}),
  "identity.password-reset.v1": z.strictObject({ sessionsEnded: z.int() }),
  "identity.second-factor-reset.v1": z.strictObject({ sessionsEnded: z.int() }),
});
