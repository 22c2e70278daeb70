import type { Database } from "#platform/db/connection.ts";

export interface Stock {
  readonly quantity: number;
  readonly reserved: number;
  readonly handedOver: number;
}

/** The figures of a lot as its row carries them, and as its movements add up to. */
export async function countStock(
  database: Database,
  lotId: string,
): Promise<{ readonly row: Stock; readonly moves: Stock }> {
  const row = await database.owner.query<Stock>(
    `select l.quantity, l.reserved, l.handed_over as "handedOver" from delivery.goods_lots l where l.id = $1`,
    [lotId],
  );
  const moves = await database.owner.query<Stock>(
    `select coalesce(sum(v.quantity) filter (where v.kind = 'receive'), 0)::int as quantity,
            coalesce(sum(case v.kind when 'reserve' then v.quantity when 'release' then -v.quantity
                                     when 'hand-over' then -v.quantity else 0 end), 0)::int as reserved,
            coalesce(sum(case v.kind when 'hand-over' then v.quantity when 'take-back' then -v.quantity else 0 end), 0)::int
              as "handedOver"
       from delivery.goods_moves v where v.lot_id = $1`,
    [lotId],
  );
  const [of, by] = [row.rows[0], moves.rows[0]];
  if (!of || !by) throw new Error("the lot is not there");
  return { row: of, moves: by };
}

export async function entitlementState(
  database: Database,
  id: string,
): Promise<{ readonly state: string; readonly because: string | null }> {
  const { rows } = await database.owner.query<{ state: string; because: string | null }>(
    "select e.state, e.held_because as because from delivery.entitlements e where e.id = $1",
    [id],
  );
  return rows[0] ?? { state: "", because: null };
}
