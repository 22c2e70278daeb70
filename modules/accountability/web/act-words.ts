import { m } from "#messages/messages.js";

/** Sentences for the acts of the audit trail, by event without its version. */
const words: Readonly<Record<string, () => string>> = {
  "identity.signed-in": m.accountability_signed_in,
  "identity.sign-in-failed": m.accountability_sign_in_failed,
  "identity.signed-out": m.accountability_signed_out,
  "identity.user-created": m.accountability_user_created,
  "identity.user-changed": m.accountability_user_changed,
  "identity.user-disabled": m.accountability_user_disabled,
  "identity.user-enabled": m.accountability_user_enabled,
  "identity.password-reset": m.accountability_password_reset,
  "identity.password-changed": m.accountability_password_changed,
  "identity.password-change-refused": m.accountability_password_refused,
  "identity.second-factor-begun": m.accountability_factor_begun,
  "identity.second-factor-enrolled": m.accountability_factor_enrolled,
  "identity.second-factor-confirmed": m.accountability_factor_confirmed,
  "identity.second-factor-refused": m.accountability_factor_refused,
  "identity.second-factor-reset": m.accountability_factor_reset,
  "identity.backup-codes-renewed": m.accountability_codes_renewed,
  "identity.session-revoked": m.accountability_session_revoked,
  "identity.locale-changed": m.accountability_locale_changed,
  "identity.office-sign-in-begun": m.accountability_office_begun,
};

/** What was done, in words; the event's own name where no sentence is known. */
export function actWords(type: string): string {
  const name = type.replace(/\.v\d+$/, "");
  return words[name]?.() ?? name;
}

/** Events that have a sentence, for the filter. */
export const knownActs: readonly string[] = Object.keys(words);

const subjects: Readonly<Record<string, () => string>> = {
  user: m.accountability_kind_user,
  person: m.accountability_kind_person,
  family: m.accountability_kind_family,
};

/** What a line is about, in words. */
export function subjectWords(kind: string): string {
  return subjects[kind]?.() ?? kind;
}
