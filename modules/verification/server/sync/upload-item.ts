import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { isInside } from "#platform/kernel/place-code.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { verificationEvents } from "../../contract/audit-events.ts";
import { uploadItem } from "../../contract/upload-item.ts";
import { type Stored, storeVisit } from "../visits/store-visit.ts";
import { contractFault, lockOwnDevice } from "./device-row.ts";
import { storeFoundFamily } from "./store-found-family.ts";

type Answer = OutputOf<typeof uploadItem>["answer"];

interface Before {
  readonly same: boolean;
  readonly answer: Answer;
}

async function answeredBefore(tx: Tx, itemId: string, sha256: Buffer): Promise<Before | undefined> {
  const { rows } = await sql<Before>`
    select i.body_sha256 = ${sha256} as same, i.detail as answer from verification.outbox_items i where i.id = ${itemId}`.execute(
    tx,
  );
  return rows[0];
}

const codeOf = (answer: Stored) => (answer.outcome === "refused" ? answer.code : null);

export const handler = command(uploadItem, async (tx, input, { actor, now }) => {
  const device = await lockOwnDevice(tx, input.deviceId, actor);
  if (!device) return refuse("DEVICE_NOT_FOUND");
  if (device.isRevoked) return refuse("DEVICE_REVOKED");
  const fault = contractFault(input.contractVersion);
  if (fault !== null) return refuse("CONTRACT_NOT_SPOKEN", fault);
  const { item, itemId } = input;
  const sha256 = createHash("sha256").update(JSON.stringify(item)).digest();
  const placeCode = item.kind === "found-family" ? item.body.placeCode : actor.areaCode;
  const event = (answer: Stored) =>
    verificationEvents["verification.item-received.v1"](
      {
        kind: "device",
        id: device.id,
        placeCode: isInside(placeCode, actor.areaCode) ? placeCode : actor.areaCode,
      },
      { kind: item.kind, outcome: answer.outcome, code: codeOf(answer) },
    );
  // The phone's lock above makes two deliveries of one item queue here: the second finds the first one's answer.
  const before = await answeredBefore(tx, itemId, sha256);
  if (before !== undefined)
    return before.same
      ? done({ itemId, answer: before.answer }, [event(before.answer)])
      : refuse("ITEM_ALTERED");

  const by = { userId: actor.userId, deviceId: device.id, now };
  const answer =
    item.kind === "visit"
      ? await storeVisit(tx, item.body, by)
      : await storeFoundFamily(tx, item.body, { ...by, itemId, areaCode: actor.areaCode });
  await sql`
    insert into verification.outbox_items (id, device_id, user_id, place_code, kind, body_sha256, outcome, code, detail, received_at)
    values (${itemId}, ${device.id}, ${actor.userId}, ${actor.areaCode}, ${item.kind}, ${sha256}, ${answer.outcome}, ${codeOf(answer)},
      ${JSON.stringify(answer)}::jsonb, ${now})`.execute(tx);
  return done({ itemId, answer }, [event(answer)]);
});
