import { placeExists } from "#modules/regions/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import { isInside } from "#platform/kernel/place-code.ts";
import type { Actor } from "#platform/runtime/actor.ts";

/** True where the place exists and the actor may write there. */
export async function mayWriteAt(tx: Tx, actor: Actor, placeCode: string): Promise<boolean> {
  return isInside(placeCode, actor.areaCode) && (await placeExists(tx, placeCode));
}
