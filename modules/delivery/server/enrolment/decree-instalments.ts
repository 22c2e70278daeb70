import { sql } from "kysely";
import { ProgrammeDefinition } from "#modules/programmes/contract/definition.ts";
import type { Tx } from "#platform/db/tx.ts";
import { type Instalment, planInstalments } from "../../domain/instalments.ts";

export interface DecreeInstalment extends Instalment {
  readonly decreeId: string;
  readonly versionId: string;
  readonly budgetId: string | null;
  /** Weight of all instalments of the decree. */
  readonly weights: bigint;
  readonly stageLabel: { readonly id: string; readonly en: string };
}

/** Every instalment that the signed decrees of a programme promise, the latest decree first. */
export async function decreeInstalments(tx: Tx, programmeCode: string): Promise<DecreeInstalment[]> {
  const { rows } = await sql<{
    decreeId: string;
    versionId: string;
    budgetId: string | null;
    period: string;
    startsOn: string;
    endsOn: string;
    definition: unknown;
  }>`
    select d.id as "decreeId", d.version_id as "versionId", d.budget_id as "budgetId", d.period, d.starts_on as "startsOn",
           d.ends_on as "endsOn", v.definition
      from delivery.decrees d join programmes.versions v on v.id = d.version_id
     where d.programme_code = ${programmeCode} and d.state = 'signed' order by d.starts_on desc, d.id desc`.execute(
    tx,
  );
  return rows.flatMap(({ definition, ...decree }) => {
    const { cycle } = ProgrammeDefinition.parse(definition);
    const labels = new Map(cycle.stages.map((stage) => [stage.code, stage.label]));
    const plan = planInstalments(cycle, decree);
    const weights = plan.at(-1)?.weightUpto ?? 1n;
    return plan.map((one) => ({
      ...one,
      decreeId: decree.decreeId,
      versionId: decree.versionId,
      budgetId: decree.budgetId,
      weights,
      stageLabel: labels.get(one.stage) ?? { id: one.stage, en: one.stage },
    }));
  });
}
