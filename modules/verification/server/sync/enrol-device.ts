import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { verificationEvents } from "../../contract/audit-events.ts";
import { enrolDevice } from "../../contract/enrol-device.ts";
import { syncContractVersion } from "../../contract/sync-shapes.ts";
import { readCode } from "../../domain/device-code.ts";
import { contractFault } from "./device-row.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest();

export const handler = command(enrolDevice, async (tx, input, { now }) => {
  const fault = contractFault(input.contractVersion);
  if (fault !== null) return refuse("CONTRACT_NOT_SPOKEN", fault);
  const taken = await sql<{ user_id: string; place_code: string }>`
    select * from verification.unsafe_take_device_code(${sha256(readCode(input.code))}, ${now})`.execute(tx);
  const owner = taken.rows[0];
  if (!owner) return refuse("DEVICE_CODE_WRONG");
  const token = randomBytes(32).toString("base64url");
  const known = await sql`
    select verification.unsafe_enrol_device(${input.deviceId}, ${owner.user_id}, ${owner.place_code}, ${input.name},
      ${sha256(token)}, ${input.appVersion}, ${input.contractVersion}, ${now}) as enrolled`.execute(tx);
  if ((known.rows[0] as { enrolled: boolean } | undefined)?.enrolled !== true)
    return refuse("DEVICE_ENROLLED_BEFORE");
  return done({ token, contractVersion: syncContractVersion }, [
    verificationEvents["verification.device-enrolled.v1"](
      { kind: "device", id: input.deviceId, placeCode: owner.place_code },
      { appVersion: input.appVersion, contractVersion: input.contractVersion },
    ),
  ]);
});
