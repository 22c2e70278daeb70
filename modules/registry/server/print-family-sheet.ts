import { Readable } from "node:stream";
import { familySheet } from "#platform/documents/family-sheet.ts";
import { openPress, type Press } from "#platform/documents/press.ts";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { printFamilySheet } from "../contract/print-family-sheet.ts";
import { familySheetData } from "./family-sheet-data.ts";
import { findFamily } from "./locate.ts";
import { readFamilyPage } from "./read-family-page.ts";

// Opened at the first sheet: its thread takes half a second and does not keep the process alive when idle.
let press: Press | undefined;

export const handler = query(printFamilySheet, async (tx, input, { actor, now }) => {
  const family = await findFamily(tx, input.familyId);
  if (!family) return refuse("FAMILY_NOT_FOUND");
  const page = await readFamilyPage(tx, family, actor, now);
  press ??= openPress();
  const pdf = await press.renderPdf(familySheet, await familySheetData(tx, page, actor.displayName), now);
  return shown(
    { fileName: "lembar-keluarga.pdf", contentType: "application/pdf", stream: Readable.from([pdf]) },
    {
      purpose: "print",
      subjects: [
        { kind: "family", id: family.id, placeCode: family.place_code },
        ...page.members.map((member) => ({
          kind: "person",
          id: member.personId,
          placeCode: family.place_code,
        })),
      ],
    },
  );
});
