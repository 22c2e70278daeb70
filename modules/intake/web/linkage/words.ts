import { m } from "#messages/messages.js";

const fields: Readonly<Record<string, () => string>> = {
  nik: m.intake_link_field_nik,
  kk: m.intake_link_field_kk,
  name: m.intake_link_field_name,
  born: m.intake_link_field_born,
  sex: m.intake_link_field_sex,
  mother: m.intake_link_field_mother,
  place: m.intake_link_field_place,
  account: m.intake_link_field_account,
};

const levels: Readonly<Record<string, () => string>> = {
  equal: m.intake_link_level_equal,
  "one-digit": m.intake_link_level_one_digit,
  transposed: m.intake_link_level_transposed,
  "region-moved": m.intake_link_level_region_moved,
  "all-but-serial": m.intake_link_level_all_but_serial,
  "birth-part": m.intake_link_level_birth_part,
  different: m.intake_link_level_different,
  "same-words": m.intake_link_level_same_words,
  close: m.intake_link_level_close,
  part: m.intake_link_level_part,
  similar: m.intake_link_level_similar,
  "equal-default": m.intake_link_level_equal_default,
  swapped: m.intake_link_level_swapped,
  "default-date": m.intake_link_level_default_date,
  "same-year": m.intake_link_level_same_year,
  village: m.intake_link_level_village,
  district: m.intake_link_level_district,
  regency: m.intake_link_level_regency,
};

export const fieldWord = (field: string): string => fields[field]?.() ?? field;
export const levelWord = (level: string): string => levels[level]?.() ?? level;
