import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { assessmentEvents } from "../../contract/assessment-events.ts";
import { saveSimulation } from "../../contract/save-simulation.ts";
import { findProgramme } from "../catalogue/versions.ts";

export const handler = command(saveSimulation, async (tx, input, { actor, now, newId }) => {
  const { programmeCode, period, title, scenarios, shared } = input;
  if ((await findProgramme(tx, programmeCode)) === undefined) return refuse("PROGRAMME_NOT_FOUND");
  const simulationId = newId();
  await sql`
    insert into programmes.simulations (id, programme_code, period, title, scenarios, shared, place_code, created_at, created_by)
    values (${simulationId}, ${programmeCode}, ${period}, ${title}, ${JSON.stringify(scenarios)}::jsonb, ${shared},
            ${actor.areaCode}, ${now}, ${actor.userId})`.execute(tx);
  return done({ simulationId }, [
    assessmentEvents["programmes.simulation-saved.v1"](
      { kind: "simulation", id: simulationId, placeCode: actor.areaCode },
      { programmeCode, scenarios: scenarios.length },
    ),
  ]);
});
