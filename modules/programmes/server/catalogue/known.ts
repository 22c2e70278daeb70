import { sql } from "kysely";
import { officeProvince } from "#modules/regions/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import type { ProgrammeDefinition } from "../../contract/definition.ts";
import type { DefinitionProblem } from "../../contract/version-shapes.ts";
import { checkDefinition } from "../../domain/check-definition.ts";
import { ruleCheck } from "./rule-check.ts";
import { currentVersions, versionsOf } from "./versions.ts";

export interface Regency {
  readonly code: string;
  readonly label: string;
}

/** Regencies and cities of the office's province, by code. */
export async function readRegencies(tx: Tx): Promise<readonly Regency[]> {
  const { rows } = await sql<Regency>`
    select p.code, p.label from places p
     where p.level = 'regency' and p.in_force and starts_with(p.code, ${await officeProvince(tx)}) order by p.code`.execute(
    tx,
  );
  return rows;
}

/** The definitions of all programmes that a version may name: in force on the day, else the newest. */
export async function readDefinitions(tx: Tx, on: string): Promise<readonly ProgrammeDefinition[]> {
  return (await currentVersions(tx, on)).map((version) => version.definition);
}

/** What is wrong with a definition against the regions, facts and other programmes there are now. */
export async function problemsOf(
  tx: Tx,
  definition: ProgrammeDefinition,
  on: string,
): Promise<DefinitionProblem[]> {
  const regencies = await readRegencies(tx);
  const others = (await readDefinitions(tx, on)).filter((other) => other.code !== definition.code);
  const programmes = others.map(({ code, names, components }) => ({
    code,
    names,
    components: components.map((component) => component.code),
  }));
  const own = {
    code: definition.code,
    names: definition.names,
    components: definition.components.map((component) => component.code),
  };
  const approved = (await versionsOf(tx, definition.code)).filter((version) => version.state === "approved");
  return checkDefinition(definition, {
    regions: new Set(regencies.map((regency) => regency.code)),
    programmes,
    approvedFrom:
      approved
        .map((version) => version.first_on)
        .toSorted()
        .at(-1) ?? null,
    checkRule: ruleCheck([...programmes, own]),
  });
}
