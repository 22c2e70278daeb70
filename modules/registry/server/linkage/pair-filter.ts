import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import { LinkFilter } from "../../contract/link-shapes.ts";
import { waitingStates } from "./pair-rows.ts";

const Filter = z.strictObject(LinkFilter);
export type PairFilter = z.output<typeof Filter>;

/** What the filters of the list mean, over registry.link_pairs p. */
export function pairWhere(filter: PairFilter, actorId: string, now: Date): RawBuilder<boolean> {
  const parts: Array<RawBuilder<unknown>> = [
    sql`p.resting_behind is null`,
    // What two reviewers disagree about is settled already, and asked for by that alone.
    filter.state === "waiting"
      ? filter.disputed === true
        ? sql`true`
        : sql`p.state = any (${[...waitingStates]}::text[])`
      : sql`p.state = ${filter.state}`,
  ];
  if (filter.kind !== undefined) parts.push(sql`p.kind = ${filter.kind}`);
  if (filter.doubt !== undefined) parts.push(sql`p.doubt = ${filter.doubt}`);
  if (filter.minProbability !== undefined) parts.push(sql`p.probability >= ${filter.minProbability}::real`);
  if (filter.assigned === "me") parts.push(sql`p.assigned_to = ${actorId}::uuid`);
  if (filter.assigned === "nobody") parts.push(sql`p.assigned_to is null`);
  if (filter.disputed === true) parts.push(sql`p.disputed`);
  if (filter.minAgeDays !== undefined)
    parts.push(sql`p.found_at <= ${new Date(now.getTime() - filter.minAgeDays * 86_400_000)}`);
  if (filter.placeCode !== undefined) {
    const [from, upto] = [filter.placeCode, `${filter.placeCode}:`];
    parts.push(
      sql`(p.place_a >= ${from} and p.place_a < ${upto} or p.place_b >= ${from} and p.place_b < ${upto})`,
    );
  }
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}
