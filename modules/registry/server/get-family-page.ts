import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { getFamilyPage } from "../contract/get-family-page.ts";
import { findFamily } from "./locate.ts";
import { readFamilyPage } from "./read-family-page.ts";

export const handler = query(getFamilyPage, async (tx, input, { actor, now }) => {
  const family = await findFamily(tx, input.familyId);
  if (!family) return refuse("FAMILY_NOT_FOUND");
  const page = await readFamilyPage(tx, family, actor, now);
  return shown(page, {
    purpose: "family-page",
    subjects: [
      { kind: "family", id: family.id, placeCode: family.place_code },
      ...page.members.map((member) => ({
        kind: "person",
        id: member.personId,
        placeCode: family.place_code,
      })),
    ],
  });
});
