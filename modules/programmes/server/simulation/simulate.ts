import { placeLabels } from "#modules/regions/server/index.ts";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { simulate } from "../../contract/simulate.ts";
import { simulationTieRule } from "../../domain/scenario.ts";
import { unitOf } from "../assessment/compile-plan.ts";
import { type SimulationRow, simulationSql } from "./chosen-sql.ts";
import { prepareSimulation, simulationSettings } from "./prepare-simulation.ts";
import { readScenario } from "./read-figures.ts";

/** Who may open the lists behind figures sees small figures too; a planner does not. */
export const listPermission = "programmes.coverage.list";

export const handler = query(simulate, async (tx, input, { actor }) => {
  const prepared = await prepareSimulation(tx, input);
  if (!prepared.ok) return prepared;
  const { assessment, definition, base } = prepared;
  await tx.client.query(simulationSettings);
  const { rows } = await tx.client.query<SimulationRow>(simulationSql(base));
  const regions = new Set(rows.flatMap((row) => row.region ?? []));
  const labels = await placeLabels(tx, [actor.areaCode, ...regions]);
  const hideSmall = !actor.permissions.has(listPermission);
  const reading = { rows, hideSmall, regionLabels: labels };
  const [today, ...scenarios] = base.scenarios.map(({ rules }, index) =>
    readScenario(reading, index, input.scenarios[index - 1]?.name ?? "", rules),
  );
  if (today === undefined) throw new Error("a simulation begins with the rules in force");
  return plain({
    programmeCode: definition.code,
    title: definition.title,
    period: assessment.period,
    asOfOn: assessment.asOfOn,
    placeCode: actor.areaCode,
    placeLabel: labels.get(actor.areaCode) ?? actor.areaCode,
    unit: unitOf(definition),
    tieRule: simulationTieRule,
    smallHidden: hideSmall,
    today,
    scenarios,
  });
});
