import { readFileSync } from "node:fs";
import { z } from "zod";
import { proposalFields } from "../../domain/proposal-row.ts";

const File = z.object({
  columns: z.array(z.object({ field: z.enum(proposalFields), headers: z.array(z.string()).min(1) })),
});

let columns: z.infer<typeof File>["columns"] | undefined;

/** The names under which regions write the columns of a list (reference/proposal-columns). */
export function proposalColumns(): z.infer<typeof File>["columns"] {
  columns ??= File.parse(
    JSON.parse(
      readFileSync(new URL("../../../../reference/proposal-columns/columns.json", import.meta.url), "utf8"),
    ),
  ).columns;
  return columns;
}
