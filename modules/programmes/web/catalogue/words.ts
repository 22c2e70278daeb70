import { m } from "#messages/messages.js";
import type { Words } from "#platform/ui/module-web.ts";
import type { StatusTone } from "#platform/ui/theme/tokens.ts";
import type { ProgrammeDefinition } from "../../contract/definition.ts";
import type { Bidang, VersionState } from "../../contract/version-shapes.ts";

/** Words for the closed lists of a programme's definition; functions, so that they follow the language. */

export const unitWords: Readonly<Record<ProgrammeDefinition["unit"], Words>> = {
  person: m.programmes_unit_person,
  family: m.programmes_unit_family,
  household: m.programmes_unit_household,
  group: m.programmes_unit_group,
};

export const formWords: Readonly<Record<ProgrammeDefinition["form"], Words>> = {
  cash: m.programmes_form_cash,
  goods: m.programmes_form_goods,
  service: m.programmes_form_service,
};

export const tierWords: Readonly<Record<ProgrammeDefinition["ownerTier"], Words>> = {
  central: m.programmes_tier_central,
  province: m.programmes_tier_province,
  regency: m.programmes_tier_regency,
};

export const bidangWords: Readonly<Record<Bidang, Words>> = {
  rehsos: m.programmes_bidang_rehsos,
  dayasos: m.programmes_bidang_dayasos,
  "fakir-miskin": m.programmes_bidang_fakir_miskin,
  linjamsos: m.programmes_bidang_linjamsos,
};

export const perWords: Readonly<Record<"month" | "year" | "once", Words>> = {
  month: m.programmes_per_month,
  year: m.programmes_per_year,
  once: m.programmes_per_once,
};

export const commitmentWords: Readonly<Record<ProgrammeDefinition["commitments"][number]["kind"], Words>> = {
  "family-session": m.programmes_commitment_session,
  school: m.programmes_commitment_school,
  health: m.programmes_commitment_health,
  other: m.programmes_commitment_other,
};

export const firstWords: Readonly<Record<"lowest" | "highest", Words>> = {
  lowest: m.programmes_rank_lowest,
  highest: m.programmes_rank_highest,
};

export const stateWords: Readonly<Record<VersionState, Words>> = {
  draft: m.programmes_state_draft,
  submitted: m.programmes_state_submitted,
  approved: m.programmes_state_approved,
  withdrawn: m.programmes_state_withdrawn,
};

export const stateTones: Readonly<Record<VersionState, StatusTone>> = {
  draft: "grey",
  submitted: "amber",
  approved: "green",
  withdrawn: "grey",
};

export const sourceWords: Readonly<Record<"reference" | "office" | "simulation", Words>> = {
  reference: m.programmes_source_reference,
  office: m.programmes_source_office,
  simulation: m.programmes_source_simulation,
};

/** Options of a NativeSelect over a closed list. */
export const optionsOf = <Value extends string>(words: Readonly<Record<Value, Words>>) =>
  (Object.entries(words) as Array<[Value, Words]>).map(([value, word]) => ({ value, label: word() }));
