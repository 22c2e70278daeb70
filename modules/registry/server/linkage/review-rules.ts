import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { SecondBecause } from "../../contract/link-shapes.ts";

const Text = z.strictObject({ id: z.string().min(1), en: z.string().min(1) });

const Rules = z.strictObject({
  secondPerson: z.array(
    z.strictObject({ because: SecondBecause, below: z.number().min(0).max(1).optional(), source: Text }),
  ),
  /** Aid of so many months back counts as received now. */
  aidCurrentMonths: z.int().min(1),
  /** Part of the final decisions that another reviewer answers blind, 0–1. */
  blindShare: z.number().min(0).max(1),
  unverified: z.boolean(),
});

const file = join(import.meta.dirname, "..", "..", "..", "..", "reference", "linkage-review", "rules.json");
let loaded: Promise<z.output<typeof Rules>> | undefined;

/** When two people must join records, and how many decisions are looked at twice; read once, changes with a release. */
export async function readReviewRules(): Promise<z.output<typeof Rules>> {
  loaded ??= readFile(file, "utf8").then((text) => Rules.parse(JSON.parse(text)));
  return loaded;
}
