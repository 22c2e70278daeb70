import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import { placeLabels } from "#modules/regions/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import type { ProposalLine } from "../../contract/proposal-shapes.ts";
import { deadlinesOf } from "../../domain/calendar.ts";
import { climb, type Tier } from "../../domain/ladder.ts";

type Line = z.input<typeof ProposalLine>;
type Stored = Omit<Line, "place" | "dueOn"> & { readonly slowest: Tier | null; readonly createdAt: Date };

const tiers = ["district", "regency", "province"] as const;

/** Columns of a list with the counts of its rows; `tier` is the caller's. */
export const proposalColumns = (tier: string): RawBuilder<unknown> => sql`
  p.id as "proposalId", p.title, p.place_code as "placeCode", p.period, p.lane, p.state, p.created_at as "createdAt",
  s.rows, s.waiting, s.returned, s.accepted, s.refused, s.mine as "waitingForMe", s.slowest,
  exists (select from verification.backings b where b.region_code = p.region_code and b.proposal_id = p.id) as "hasBacking"
  from verification.proposals p
  cross join lateral (
    select count(*)::int as rows, count(*) filter (where r.state = 'waiting')::int as waiting,
           count(*) filter (where r.state = 'returned')::int as returned,
           count(*) filter (where r.state = 'accepted')::int as accepted,
           count(*) filter (where r.state = 'refused')::int as refused,
           count(*) filter (where r.state = 'waiting' and r.tier = ${tier}
                               or r.state = 'returned' and ${tier} = 'village')::int as mine,
           (array_agg(r.tier order by array_position(array['district', 'regency', 'province'], r.tier))
              filter (where r.state = 'waiting'))[1] as slowest
      from verification.proposal_rows r where r.region_code = p.region_code and r.proposal_id = p.id) s`;

const full = (code: string) => [code.slice(0, 10), code.slice(0, 6), code.slice(0, 4)];

/** Lists as screens show them, with place and the day that presses. */
export async function toLines(tx: Tx, rows: readonly Stored[]): Promise<Line[]> {
  const labels = await placeLabels(
    tx,
    rows.flatMap(({ placeCode }) => full(placeCode)),
  );
  return rows.map(({ slowest, createdAt: _at, ...row }) => {
    const deadlines = deadlinesOf(row.period);
    const tier = tiers.find((one) => one === slowest);
    return {
      ...row,
      place: full(row.placeCode)
        .map((code) => labels.get(code) ?? "")
        .filter(Boolean)
        .join(", "),
      dueOn:
        tier !== undefined && climb[row.lane].includes(tier)
          ? deadlines.tiers[tier]
          : row.state === "draft"
            ? deadlines.sendUptoOn
            : null,
    };
  });
}

export type { Stored as StoredProposal };
