import type { z } from "zod";
import type { Tx } from "#platform/db/tx.ts";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import type { ProgrammeWords } from "../../contract/list-facts.ts";
import { readDefinitions } from "../catalogue/known.ts";

/** The programmes a rule may name today, with the names lists use and their components. */
export async function programmeWords(tx: Tx, now: Date): Promise<Array<z.output<typeof ProgrammeWords>>> {
  const definitions = await readDefinitions(tx, civilDateInWib(now));
  return definitions.map(({ code, names, components }) => ({
    code,
    names,
    components: components.map((component) => component.code),
  }));
}
