import { sql } from "kysely";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listMyDevices } from "../../contract/list-my-devices.ts";
import { deviceList } from "./device-list.ts";

export const handler = query(listMyDevices, async (tx, _input, { actor }) =>
  plain({ devices: await deviceList(tx, actor.userId, sql`d.user_id = ${actor.userId}`) }),
);
