import { placeLabels } from "#modules/regions/server/index.ts";
import { maskNumber } from "#platform/kernel/nik.ts";
import { shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listSimulated } from "../../contract/list-simulated.ts";
import { unitOf } from "../assessment/compile-plan.ts";
import { simulatedIdsSql } from "./chosen-sql.ts";
import { prepareSimulation, simulationSettings } from "./prepare-simulation.ts";

interface Row {
  readonly id: string;
  readonly total: bigint;
  readonly placeCode: string;
  readonly familyId: string | null;
  readonly name: string;
  readonly number: string | null;
}

const subjects = {
  person: `select p.id, p.place_code as "placeCode", p.family_id as "familyId", p.name, p.nik as number, w.total
             from wanted w join registry.persons p on p.region_code = w."regionCode" and p.id = w.id`,
  family: `select f.id, f.place_code as "placeCode", f.id as "familyId", f.head_name as name, f.kk_number as number, w.total
             from wanted w join registry.families f on f.region_code = w."regionCode" and f.id = w.id`,
  group: `select g.id, g.place_code as "placeCode", null::uuid as "familyId", g.name, null::text as number, w.total
             from wanted w join registry.groups g on g.region_code = w."regionCode" and g.id = w.id`,
};

export const handler = query(listSimulated, async (tx, input) => {
  const { programmeCode, period, scenario, kind, limit } = input;
  const prepared = await prepareSimulation(tx, { programmeCode, period, scenarios: [scenario] });
  if (!prepared.ok) return prepared;
  const unit = unitOf(prepared.definition);
  await tx.client.query(simulationSettings);
  const { rows } = await tx.client.query<Row>(
    `with wanted as materialized (select * from (${simulatedIdsSql(prepared.base, kind)}) w order by 1, 2 limit $1)
     ${subjects[unit]} order by w."regionCode", w.id`,
    [limit],
  );
  const labels = await placeLabels(
    tx,
    rows.map((row) => row.placeCode),
  );
  return shown(
    {
      total: Number(rows[0]?.total ?? 0n),
      rows: rows.map((row) => ({
        subjectKind: unit,
        subjectId: row.id,
        familyId: row.familyId,
        name: row.name,
        numberMasked: row.number === null ? null : maskNumber(row.number),
        placeLabel: labels.get(row.placeCode) ?? row.placeCode,
      })),
    },
    {
      purpose: "list",
      subjects: rows.map((row) => ({ kind: unit, id: row.id, placeCode: row.placeCode })),
    },
  );
});
