import { m } from "#messages/messages.js";
import type { Words } from "#platform/ui/module-web.ts";
import type { StatusTone } from "#platform/ui/theme/tokens.ts";

export const listStateWords: Readonly<Record<"draft" | "sent" | "closed" | "withdrawn", Words>> = {
  draft: m.verification_state_draft,
  sent: m.verification_state_sent,
  closed: m.verification_state_closed,
  withdrawn: m.verification_state_withdrawn,
};

export const rowStateWords: Readonly<Record<string, Words>> = {
  draft: m.verification_state_draft,
  waiting: m.verification_state_waiting,
  returned: m.verification_state_returned,
  refused: m.verification_state_refused,
  accepted: m.verification_state_accepted,
  withdrawn: m.verification_state_withdrawn,
};

export const rowStateTones: Readonly<Record<string, StatusTone>> = {
  draft: "grey",
  waiting: "blue",
  sent: "blue",
  returned: "amber",
  refused: "red",
  accepted: "green",
  closed: "green",
  withdrawn: "grey",
};

export const tierWords: Readonly<Record<string, Words>> = {
  village: m.verification_tier_village,
  district: m.verification_tier_district,
  regency: m.verification_tier_regency,
  province: m.verification_tier_province,
};

export const kindWords: Readonly<Record<string, Words>> = {
  "new-family": m.verification_kind_new_family,
  change: m.verification_kind_change,
  death: m.verification_kind_death,
  move: m.verification_kind_move,
  removal: m.verification_kind_removal,
};

export const laneWords: Readonly<Record<"formal" | "participatory", Words>> = {
  formal: m.verification_lane_formal,
  participatory: m.verification_lane_participatory,
};

export const actWords: Readonly<Record<string, Words>> = {
  send: m.verification_act_send,
  endorse: m.verification_act_endorse,
  return: m.verification_act_return,
  refuse: m.verification_act_refuse,
  withdraw: m.verification_act_withdraw,
  backing: m.verification_act_backing,
};

export const backingWords: Readonly<Record<"musdes" | "muskel" | "sptjm", Words>> = {
  musdes: m.verification_backing_musdes,
  muskel: m.verification_backing_muskel,
  sptjm: m.verification_backing_sptjm,
};

const fieldNames: Readonly<Record<string, Words>> = {
  kkNumber: m.verification_field_kk,
  nik: m.verification_field_nik,
  address: m.verification_field_address,
  rt: m.verification_field_rt,
  rw: m.verification_field_rw,
  member: m.verification_field_member,
  happenedOn: m.verification_field_happened_on,
  destination: m.verification_field_destination,
  motherName: m.verification_field_mother,
  bornOn: m.verification_field_born_on,
  birthPlace: m.verification_field_birth_place,
  name: m.verification_field_name,
  sex: m.verification_field_sex,
  relation: m.verification_field_relation,
  died: m.verification_field_died,
  "moved-out": m.verification_field_moved_out,
};

/** A field in words; one without a word of its own by the name forms give it, so that nothing is hidden. */
export const fieldWord = (field: string): string => fieldNames[field]?.() ?? field.replace("housing.", "");

/** Whole days from one civil date to another. */
export const daysBetween = (from: string, upto: string): number =>
  Math.round((Date.parse(upto) - Date.parse(from)) / 86_400_000);

/** "2 hari lagi", "hari ini", "lewat 3 hari". */
export function countdown(today: string, dueOn: string): string {
  const days = daysBetween(today, dueOn);
  if (days === 0) return m.verification_due_today();
  return days > 0 ? m.verification_due_in({ days }) : m.verification_due_past({ days: -days });
}
