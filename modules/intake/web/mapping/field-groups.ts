import { m } from "#messages/messages.js";

const words: Readonly<Record<string, () => string>> = {
  person: m.intake_group_person,
  family: m.intake_group_family,
  household: m.intake_group_household,
  snapshot: m.intake_group_snapshot,
  housing: m.intake_group_housing,
  asset: m.intake_group_asset,
  livestock: m.intake_group_livestock,
  aid: m.intake_group_aid,
  place: m.intake_group_place,
  ppks: m.intake_group_ppks,
  programme: m.intake_group_programme,
};

/** Heading of a group of fields: the first part of their names. */
export const groupName = (group: string): string => words[group]?.() ?? group;
