import { m } from "#messages/messages.js";
import type { Words } from "#platform/ui/module-web.ts";
import type { StatusTone } from "#platform/ui/theme/tokens.ts";
import { factWords, houseWords } from "./fact-words.ts";

/** A word by its code; a code that is not known yet is shown as it is, never hidden. */
export function worded(words: Readonly<Record<string, Words>>, code: string): string {
  return words[code]?.() ?? code;
}

export const lifeStatusWords: Readonly<Record<string, Words>> = {
  alive: m.registry_status_alive,
  dead: m.registry_status_dead,
  "moved-out": m.registry_status_moved_out,
  missing: m.registry_status_missing,
  merged: m.registry_status_merged,
};

export const lifeStatusTones: Readonly<Record<string, StatusTone>> = {
  alive: "green",
  dead: "grey",
  "moved-out": "grey",
  missing: "amber",
  merged: "grey",
};

export const eventWords: Readonly<Record<string, Words>> = {
  born: m.registry_event_born,
  died: m.registry_event_died,
  "moved-in": m.registry_event_moved_in,
  "moved-out": m.registry_event_moved_out,
  moved: m.registry_event_moved,
  missing: m.registry_event_missing,
  found: m.registry_event_found,
  "split-family": m.registry_event_split,
  "joined-family": m.registry_event_joined,
  // Why a membership ended, where an import saw it.
  import: m.registry_because_import,
};

export const evidenceWords: Readonly<Record<string, Words>> = {
  assessment: m.registry_evidence_assessment,
  "medical-letter": m.registry_evidence_medical,
  "village-letter": m.registry_evidence_village,
  "court-or-police": m.registry_evidence_court,
  "home-visit": m.registry_evidence_visit,
  photo: m.registry_evidence_photo,
  statement: m.registry_evidence_statement,
  list: m.registry_evidence_list,
  "source-data": m.registry_evidence_source,
};

export const aidStatusWords: Readonly<Record<string, Words>> = {
  listed: m.registry_aid_listed,
  paid: m.registry_aid_paid,
  returned: m.registry_aid_returned,
  stopped: m.registry_aid_stopped,
};

export const aidStatusTones: Readonly<Record<string, StatusTone>> = {
  listed: "grey",
  paid: "green",
  returned: "red",
  stopped: "amber",
};

export const rankStatusWords: Readonly<Record<string, Words>> = {
  active: m.registry_rank_active,
  "active-assessed-dead": m.registry_rank_dead,
  inactive: m.registry_rank_inactive,
};

export const nikWarningWords: Readonly<Record<string, Words>> = {
  NIK_MALFORMED: m.registry_warning_malformed,
  BIRTH_DATE_DIFFERS: m.registry_warning_birth,
  SEX_DIFFERS: m.registry_warning_sex,
  DAY_NOT_IN_MONTH: m.registry_warning_day,
};

export const documentKindWords: Readonly<Record<string, Words>> = {
  "family-card": m.registry_doc_kk,
  identity: m.registry_doc_id,
  "house-photo": m.registry_doc_house,
  letter: m.registry_doc_letter,
  assessment: m.registry_doc_assessment,
  other: m.registry_doc_other,
};

export const purposeWords: Readonly<Record<string, Words>> = {
  verification: m.registry_purpose_verification,
  service: m.registry_purpose_service,
  correction: m.registry_purpose_correction,
  "matching-with-dukcapil": m.registry_purpose_dukcapil,
  complaint: m.registry_purpose_complaint,
  audit: m.registry_purpose_audit,
};

/** Names of the fields that the history and a stale save speak of. */
export const fieldWords: Readonly<Record<string, Words>> = {
  ...factWords,
  ...houseWords,
  created: m.registry_field_created,
  merged: m.registry_field_merged,
  mergedInto: m.registry_field_merged_into,
  mergeUndone: m.registry_field_merge_undone,
  condition: m.registry_field_condition,
  aid: m.registry_field_aid,
  familyId: m.registry_field_family,
  lifeStatus: m.registry_field_life,
  diedOn: m.registry_field_died,
  headName: m.registry_field_head,
  latitude: m.registry_field_latitude,
  longitude: m.registry_field_longitude,
  members: m.registry_field_members,
  memberRole: m.registry_field_member_role,
  kind: m.registry_group_kind,
  regionCode: m.registry_field_region,
  householdId: m.registry_field_household,
  factsSource: m.registry_field_facts_source,
  factsAsOfOn: m.registry_field_facts_date,
  name: m.registry_name,
  nik: m.registry_nik,
  kkNumber: m.registry_kk,
  sex: m.registry_sex,
  bornOn: m.registry_born,
  birthPlace: m.registry_birth_place,
  motherName: m.registry_mother,
  relation: m.registry_relation,
  placeCode: m.registry_place,
  address: m.registry_address,
  hamlet: m.registry_hamlet,
  rt: m.registry_rt,
  rw: m.registry_rw,
};

export const sexWord = (sex: string | null): string =>
  sex === "L" ? m.registry_sex_l() : sex === "P" ? m.registry_sex_p() : m.registry_unknown();
