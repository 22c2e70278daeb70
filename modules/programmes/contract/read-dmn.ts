import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { noteCodes } from "../domain/dmn/table.ts";
import { RuleProblem } from "./rule-problem.ts";

const Texts = z.strictObject({ id: z.string(), en: z.string() });

/**
 * Reads a DMN file into criteria for the editor; nothing is saved. `notes` tell row by row and cell by cell what has no
 * equal; `problems` of a criterion are those of its rule against the catalogue of facts. At most 500,000 characters.
 */
export const readDmn = queryContract({
  name: "programmes.read-dmn",
  method: "POST",
  path: "/programmes/dmn",
  summary: "Read a DMN decision table into criteria.",
  permission: "programmes.version.edit",
  scope: "none",
  personal: false,
  input: z.strictObject({
    xml: z.string().min(1).max(500_000),
    unit: z.enum(["person", "family", "household", "group"]),
  }),
  output: z.strictObject({
    name: z.string(),
    criteria: z.array(
      z.strictObject({
        code: z.string(),
        label: Texts,
        rule: z.string(),
        legalBasis: z.string(),
        remedy: Texts,
        problems: z.array(RuleProblem),
      }),
    ),
    notes: z.array(
      z.strictObject({
        code: z.enum(noteCodes),
        row: z.int().nullable(),
        column: z.int().nullable(),
        text: z.string(),
      }),
    ),
  }),
  errors: { DMN_UNREADABLE: 422, DMN_NO_TABLE: 422 },
});
