import { sql } from "kysely";
import { destroyDocuments, findDocumentsToDestroy } from "#modules/registry/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import type { Destroyer } from "./destroyers.ts";

async function findAnsweredRequests(tx: Tx, answeredBeforeOn: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.id from accountability.subject_requests r
     where r.answered_at < (${answeredBeforeOn}::date)::timestamp at time zone 'Asia/Jakarta' order by r.id`.execute(
    tx,
  );
  return rows.map((row) => row.id);
}

async function destroyRequests(tx: Tx, ids: readonly string[]): Promise<number> {
  const { rows } = await sql`
    delete from accountability.subject_requests r where r.id = any (${ids}::uuid[]) returning r.id`.execute(
    tx,
  );
  return rows.length;
}

const rooms = {
  "registry-documents": { find: findDocumentsToDestroy, destroy: destroyDocuments },
  "subject-requests": { find: findAnsweredRequests, destroy: destroyRequests },
} as const satisfies Record<
  Destroyer,
  {
    find: (tx: Tx, beforeOn: string) => Promise<string[]>;
    destroy: (tx: Tx, ids: readonly string[]) => Promise<number>;
  }
>;

/** The first day that is still kept today, for a class kept for `years`. */
export function keptSince(now: Date, years: number): string {
  const [year = "", rest = ""] = civilDateInWib(now).split(/-(.*)/s);
  // 29 February of a year that has none counts as the day before.
  const day = rest === "02-29" && new Date(Date.UTC(Number(year) - years, 1, 29)).getUTCMonth() !== 1;
  return `${String(Number(year) - years).padStart(4, "0")}-${day ? "02-28" : rest}`;
}

/** Ids of the records of a class that ended before the day, in the actor's area, in order. */
export const findPastTheirTime = (tx: Tx, destroyer: Destroyer, beforeOn: string): Promise<string[]> =>
  rooms[destroyer].find(tx, beforeOn);

/** Destroys them; returns how many there still were. */
export const destroyRecords = (tx: Tx, destroyer: Destroyer, ids: readonly string[]): Promise<number> =>
  rooms[destroyer].destroy(tx, ids);
