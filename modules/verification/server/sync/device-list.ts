import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import { userNames } from "#modules/identity/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import type { DeviceRow } from "../../contract/device-shape.ts";

type Shape = z.input<typeof DeviceRow>;
type Times = "enrolledAt" | "lastSeenAt" | "revokedAt" | "wipedAt";
type Row = Omit<Shape, Times | "mine" | "ownerName"> & {
  readonly userId: string;
  readonly enrolledAt: Date;
} & Record<Exclude<Times, "enrolledAt">, Date | null>;

/** Phones that fulfil a condition over `d`, working ones first; the policy says which are seen at all. */
export async function deviceList(tx: Tx, userId: string, where: RawBuilder<unknown>): Promise<Shape[]> {
  const { rows } = await sql<Row>`
    select d.id as "deviceId", d.user_id as "userId", d.name, d.app_version as "appVersion",
           d.contract_version as "contractVersion", d.enrolled_at as "enrolledAt", d.last_seen_at as "lastSeenAt",
           d.revoked_at as "revokedAt", d.wiped_at as "wipedAt", d.carried as families
      from verification.devices d where ${where}
     order by d.revoked_at is not null, d.last_seen_at desc nulls last, d.id limit 500`.execute(tx);
  const names = await userNames(
    tx,
    rows.map((row) => row.userId),
  );
  const text = (at: Date | null) => at?.toISOString() ?? null;
  return rows.map(({ userId: ownerId, ...row }) => ({
    ...row,
    mine: ownerId === userId,
    ownerName: names.get(ownerId) ?? "",
    enrolledAt: row.enrolledAt.toISOString(),
    lastSeenAt: text(row.lastSeenAt),
    revokedAt: text(row.revokedAt),
    wipedAt: text(row.wipedAt),
  }));
}
