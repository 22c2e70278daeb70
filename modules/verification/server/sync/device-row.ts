import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { Actor } from "#platform/runtime/actor.ts";
import { oldestContractSpoken, syncContractVersion } from "../../contract/sync-shapes.ts";

export interface DeviceRow {
  readonly id: string;
  readonly places: string[];
  readonly changeNumber: number;
  readonly isRevoked: boolean;
}

/**
 * The caller's own phone, held until the end of the transaction: two syncs of one phone at once queue here. Who has no
 * area has no phone either.
 */
export async function lockOwnDevice(tx: Tx, deviceId: string, actor: Actor): Promise<DeviceRow | undefined> {
  const { rows } = await sql<DeviceRow>`
    select d.id, d.places, d.change_number::int as "changeNumber", d.revoked_at is not null as "isRevoked"
      from verification.devices d
     where d.id = ${deviceId} and d.user_id = ${actor.userId} and app.area_upto() <> '' for update`.execute(
    tx,
  );
  return rows[0];
}

/** The same without a lock, for reads. */
export async function findOwnDevice(tx: Tx, deviceId: string, actor: Actor): Promise<DeviceRow | undefined> {
  const { rows } = await sql<DeviceRow>`
    select d.id, d.places, d.change_number::int as "changeNumber", d.revoked_at is not null as "isRevoked"
      from verification.devices d
     where d.id = ${deviceId} and d.user_id = ${actor.userId} and app.area_upto() <> ''`.execute(tx);
  return rows[0];
}

/** Details of CONTRACT_NOT_SPOKEN, or null where the version is spoken. */
export const contractFault = (version: number) =>
  version >= oldestContractSpoken && version <= syncContractVersion
    ? null
    : { details: { asked: version, oldest: oldestContractSpoken, newest: syncContractVersion } };
