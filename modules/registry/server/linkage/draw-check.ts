import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { isDrawn } from "../../domain/second-person.ts";
import type { HistoryMeta } from "../history.ts";
import type { PairRow } from "./pair-rows.ts";
import { readSides, readStored } from "./read-records.ts";
import { readReviewRules } from "./review-rules.ts";

/**
 * Draws a share of the final decisions for a blind second look and keeps both records as they are now. Call
 * before records are joined: afterwards they could not be shown apart.
 */
export async function drawCheck(
  tx: Tx,
  pair: PairRow,
  actId: string,
  decision: "same" | "different",
  meta: HistoryMeta,
): Promise<void> {
  const { blindShare } = await readReviewRules();
  if (!isDrawn(actId, blindShare)) return;
  const sides = await readSides(tx, await readStored(tx, pair.kind, [pair.a_id, pair.b_id]));
  await sql`
    insert into registry.link_checks (pair_id, act_id, place_a, place_b, compartment, compartment_b, first_by,
                                      first_decision, sides, drawn_at)
    values (${pair.id}, ${actId}, ${pair.place_a}, ${pair.place_b}, ${pair.compartment}, ${pair.compartment_b},
            ${meta.actorId}, ${decision}, ${JSON.stringify(sides)}::jsonb, ${meta.at})
    on conflict (pair_id, act_id) do nothing`.execute(tx);
}
