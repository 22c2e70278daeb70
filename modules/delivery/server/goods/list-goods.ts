import { sql } from "kysely";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listGoods } from "../../contract/list-goods.ts";

type Lot = OutputOf<typeof listGoods>["lots"][number];

export const handler = query(listGoods, async (tx) => {
  const items = await sql<OutputOf<typeof listGoods>["items"][number]>`
    select i.code, i.title, i.measure, i.serial_numbered as "serialNumbered", i.needs_fitting as "needsFitting"
      from delivery.goods_items i order by i.code`.execute(tx);
  const lots = await sql<Omit<Lot, "unitCostRupiah"> & { unitCostRupiah: bigint }>`
    select l.id as "lotId", l.item_code as "itemCode", l.store, l.document_number as "documentNumber",
           l.received_on as "receivedOn", l.quantity, l.reserved, l.handed_over as "handedOver",
           l.written_off as "writtenOff", l.quantity - l.reserved - l.handed_over - l.written_off as free,
           l.unit_cost_rupiah as "unitCostRupiah", l.expires_on as "expiresOn"
      from delivery.goods_lots l order by l.item_code, l.received_on, l.id`.execute(tx);
  return plain({
    items: items.rows,
    lots: lots.rows.map((lot) => ({ ...lot, unitCostRupiah: String(lot.unitCostRupiah) })),
  });
});
