import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { intakeEvents } from "../../contract/audit-events.ts";
import { startLinkage } from "../../contract/start-linkage.ts";
import { linkJob, linkWork } from "./work.ts";

export const handler = command(startLinkage, async (tx, { train }, { actor, newId, enqueue }) => {
  if (actor.areaCode.length > 4 || actor.areaCode === "") return refuse("LINK_AREA_TOO_SMALL");
  await sql`select pg_advisory_xact_lock(hashtext('intake.start-linkage'))`.execute(tx);
  // Of the whole office, not of this area: the engine takes 2 GB.
  const open = await sql<{ running: boolean }>`select intake.linkage_is_running() as running`.execute(tx);
  if (open.rows[0]?.running === true) return refuse("LINKAGE_RUNNING");
  const somebody = await sql`select 1 from registry.persons p limit 1`.execute(tx);
  if (somebody.rows.length === 0) return refuse("REGISTRY_EMPTY");
  const [workId, runId] = [newId(), newId()];
  await sql`
    insert into app.batches (id, kind, title, place_code, created_by, result)
    values (${workId}, ${linkWork}, ${"Mencari orang yang tercatat dua kali"}, ${actor.areaCode}, ${actor.userId},
            ${JSON.stringify({ request: { runId, train } })})`.execute(tx);
  await enqueue(linkJob, { workId }, { key: `link:${workId}` });
  return done({ workId, runId }, [
    intakeEvents["intake.linkage-started.v1"](
      { kind: "link-run", id: runId, placeCode: actor.areaCode },
      { train },
    ),
  ]);
});
