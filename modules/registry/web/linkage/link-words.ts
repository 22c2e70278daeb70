import { m } from "#messages/messages.js";
import type { Words } from "#platform/ui/module-web.ts";
import type { StatusTone } from "#platform/ui/theme/tokens.ts";

export const stateWords: Readonly<Record<string, Words>> = {
  open: m.registry_link_state_open,
  same: m.registry_link_state_same,
  different: m.registry_link_state_different,
  unsure: m.registry_link_state_unsure,
  "ask-field": m.registry_link_state_ask_field,
  "awaiting-second": m.registry_link_state_awaiting,
  merged: m.registry_link_state_merged,
};

export const stateTones: Readonly<Record<string, StatusTone>> = {
  open: "amber",
  same: "green",
  different: "green",
  unsure: "amber",
  "ask-field": "blue",
  "awaiting-second": "violet",
  merged: "green",
};

export const doubtWords: Readonly<Record<string, Words>> = {
  moved: m.registry_link_doubt_moved,
  "same-number": m.registry_link_doubt_same_number,
  "two-cards": m.registry_link_doubt_two_cards,
  "no-number": m.registry_link_doubt_no_number,
  "one-name": m.registry_link_doubt_one_name,
  spelling: m.registry_link_doubt_spelling,
  "number-differs": m.registry_link_doubt_number,
  other: m.registry_link_doubt_other,
};

export const fieldWords: Readonly<Record<string, Words>> = {
  nik: m.registry_link_field_nik,
  kk: m.registry_link_field_kk,
  name: m.registry_link_field_name,
  born: m.registry_link_field_born,
  sex: m.registry_link_field_sex,
  mother: m.registry_link_field_mother,
  place: m.registry_link_field_place,
  account: m.registry_link_field_account,
  members: m.registry_link_field_members,
  head: m.registry_link_field_head,
  address: m.registry_link_field_address,
};

export const levelWords: Readonly<Record<string, Words>> = {
  equal: m.registry_link_level_equal,
  missing: m.registry_link_level_missing,
  different: m.registry_link_level_different,
  "one-digit": m.registry_link_level_one_digit,
  transposed: m.registry_link_level_transposed,
  "region-moved": m.registry_link_level_region_moved,
  "all-but-serial": m.registry_link_level_all_but_serial,
  "birth-part": m.registry_link_level_birth_part,
  "same-words": m.registry_link_level_same_words,
  close: m.registry_link_level_close,
  part: m.registry_link_level_part,
  similar: m.registry_link_level_similar,
  "equal-default": m.registry_link_level_equal_default,
  swapped: m.registry_link_level_swapped,
  "default-date": m.registry_link_level_default_date,
  "same-year": m.registry_link_level_same_year,
  village: m.registry_link_level_village,
  district: m.registry_link_level_district,
  regency: m.registry_link_level_regency,
};

export const becauseWords: Readonly<Record<string, Words>> = {
  protected: m.registry_link_because_protected,
  "both-aided": m.registry_link_because_both_aided,
  "different-sex": m.registry_link_because_different_sex,
  "different-region": m.registry_link_because_different_region,
  "low-probability": m.registry_link_because_low_probability,
  "once-different": m.registry_link_because_once_different,
};

export const decisionWords: Readonly<Record<string, Words>> = {
  same: m.registry_link_decision_same,
  different: m.registry_link_decision_different,
  unsure: m.registry_link_decision_unsure,
  "ask-field": m.registry_link_decision_ask_field,
  confirm: m.registry_link_decision_confirm,
  "send-back": m.registry_link_decision_send_back,
  undo: m.registry_link_decision_undo,
  "merge-undone": m.registry_link_decision_merge_undone,
};

/** Records of a pair are called A and B, those of a cluster on to L. */
export const letterOf = (index: number): string => "ABCDEFGHIJKL"[index] ?? String(index + 1);
