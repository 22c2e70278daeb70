import { sql } from "kysely";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listDevices } from "../../contract/list-devices.ts";
import { deviceList } from "./device-list.ts";

export const handler = query(listDevices, async (tx, _input, { actor }) =>
  plain({
    devices: await deviceList(
      tx,
      actor.userId,
      sql`d.place_code >= app.area_from() and d.place_code < app.area_upto()`,
    ),
  }),
);
