import { sql } from "kysely";
import { placeExists } from "#modules/regions/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import { isInside } from "#platform/kernel/place-code.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import type { Actor } from "#platform/runtime/actor.ts";
import { command } from "#platform/runtime/operation.ts";
import { verificationEvents } from "../../contract/audit-events.ts";
import { refreshCaseload } from "../../contract/refresh-caseload.ts";
import { largestCaseload, syncContractVersion } from "../../contract/sync-shapes.ts";
import { publishedMarks } from "../questionnaires/published-marks.ts";
import { contractFault, lockOwnDevice } from "./device-row.ts";
import { renumberCaseload } from "./renumber-caseload.ts";

/** Villages of the whole area where its families fit a phone, else none: then the worker chooses. */
async function firstPlaces(tx: Tx, actor: Actor): Promise<string[]> {
  const { rows } = await sql<{ code: string; families: number }>`
    select f.place_code as code, count(*)::int as families
      from (select place_code from registry.families
             where status = 'active' and place_code >= app.area_from() and place_code < app.area_upto()
             limit ${largestCaseload + 1}) f group by f.place_code`.execute(tx);
  const total = rows.reduce((sum, row) => sum + row.families, 0);
  if (total <= largestCaseload) return rows.map((row) => row.code);
  return actor.areaCode.length === 10 ? [actor.areaCode] : [];
}

export const handler = command(refreshCaseload, async (tx, input, { actor, now }) => {
  const device = await lockOwnDevice(tx, input.deviceId, actor);
  if (!device) return refuse("DEVICE_NOT_FOUND");
  if (device.isRevoked) return refuse("DEVICE_REVOKED");
  const fault = contractFault(input.contractVersion);
  if (fault !== null) return refuse("CONTRACT_NOT_SPOKEN", fault);
  for (const place of input.places ?? [])
    if (!isInside(place, actor.areaCode) || !(await placeExists(tx, place)))
      return refuse("PLACE_OUTSIDE_AREA");
  const wanted = input.places ?? (device.changeNumber === 0 ? await firstPlaces(tx, actor) : device.places);
  // The area may have changed since the villages were chosen: what lies outside leaves the phone as tombstones.
  const places = wanted.filter((place) => isInside(place, actor.areaCode));

  const load = await renumberCaseload(tx, { deviceId: device.id, userId: actor.userId, places });
  if (load.total > largestCaseload)
    return refuse("CASELOAD_TOO_LARGE", { details: { families: load.total, largest: largestCaseload } });
  await sql`
    update verification.devices set places = ${places}, place_code = ${actor.areaCode}, change_number = ${load.changeNumber},
      carried = ${load.total}, contract_version = ${input.contractVersion}, app_version = ${input.appVersion}, last_seen_at = ${now}
     where id = ${device.id}`.execute(tx);
  return done(
    {
      changeNumber: load.changeNumber,
      total: load.total,
      places,
      questionnaires: await publishedMarks(tx),
      serverTime: now.toISOString(),
      contractVersion: syncContractVersion,
    },
    [
      verificationEvents["verification.caseload-refreshed.v1"](
        { kind: "device", id: device.id, placeCode: actor.areaCode },
        { total: load.total, changed: load.changed, gone: load.gone },
      ),
    ],
  );
});
