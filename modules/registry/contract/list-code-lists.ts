import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

const Bilingual = z.strictObject({ id: z.string(), en: z.string() });

/** Code lists and PPKS types with their limits, for labels and forms. */
export const listCodeLists = queryContract({
  name: "registry.list-code-lists",
  method: "GET",
  path: "/registry/code-lists",
  summary: "List code lists and PPKS types.",
  permission: "signed-in",
  scope: "none",
  personal: false,
  input: z.strictObject({}),
  output: z.strictObject({
    lists: z.array(
      z.strictObject({
        listId: z.string(),
        title: Bilingual,
        source: z.string(),
        items: z.array(z.strictObject({ code: z.int(), label: Bilingual })),
      }),
    ),
    ppksTypes: z.array(
      z.strictObject({
        code: z.string(),
        name: Bilingual,
        abbreviation: z.string(),
        definition: Bilingual,
        minAgeYears: z.int().nullable(),
        maxAgeYears: z.int().nullable(),
        sex: z.enum(["L", "P"]).nullable(),
        needsDisabilityKinds: z.boolean(),
        isProtected: z.boolean(),
        authorityNote: z.string(),
        source: z.string(),
      }),
    ),
  }),
  errors: {},
});
