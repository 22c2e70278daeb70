import { m } from "#messages/messages.js";

/** Words for the names and codes that events store; what has none is shown as it is stored. */
const names: Readonly<Record<string, () => string>> = {
  after: m.accountability_data_after,
  areaCode: m.accountability_data_area,
  before: m.accountability_data_before,
  compartments: m.accountability_data_compartments,
  fields: m.accountability_data_fields,
  method: m.accountability_data_method,
  otherSessionsEnded: m.accountability_data_sessions,
  reason: m.accountability_data_reason,
  roles: m.accountability_data_roles,
  secondFactor: m.accountability_data_factor,
  sessionsEnded: m.accountability_data_sessions,
};

const codes: Readonly<Record<string, () => string>> = {
  disabled: m.accountability_why_disabled,
  locked: m.accountability_why_locked,
  "no-password": m.accountability_why_no_password,
  office: m.accountability_by_office,
  password: m.accountability_by_password,
  "provider-account-unknown": m.accountability_why_unknown,
  "provider-refused": m.accountability_why_provider,
  "second-factor-missing": m.accountability_why_factor_missing,
  "second-factor-wrong": m.accountability_factor_refused,
  "temporary-password-expired": m.accountability_why_expired,
  "unknown-account": m.accountability_why_unknown,
  "wrong-password": m.accountability_why_password,
};

export const nameWords = (name: string): string => names[name]?.() ?? name;

/** A stored value in one line: lists by commas, things inside things by semicolons, nothing as a dash. */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (Array.isArray(value)) return value.map(valueWords).join(", ") || "–";
  if (typeof value === "object") {
    return Object.entries(value)
      .map(([name, inner]) => `${nameWords(name)} ${valueWords(inner)}`)
      .join("; ");
  }
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return codes[text]?.() ?? text;
}
