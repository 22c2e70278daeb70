import { crc32, deflateSync } from "node:zlib";
import type { Database } from "#platform/db/connection.ts";
import { newId } from "#platform/kernel/ids.ts";
import { anEntitledDecree } from "./entitled.ts";

const chunk = (kind: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(kind, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

/** A real PNG of 2 × 1 pixels, base64: a signature nobody drew. */
export function aSignature(): string {
  const header = Buffer.from([0, 0, 0, 2, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const pixels = deflateSync(Buffer.from([0, 0, 255]));
  const png = [
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", pixels),
    chunk("IEND", Buffer.alloc(0)),
  ];
  return Buffer.concat(png).toString("base64");
}

/** A kind of goods with one lot in a store of `placeCode`. */
export async function aLot(
  database: Database,
  more: { readonly placeCode: string; readonly quantity?: number; readonly serialNumbered?: boolean },
): Promise<{ lotId: string; itemCode: string }> {
  const itemCode = `barang-${newId().slice(-12)}`;
  const lotId = newId();
  const quantity = more.quantity ?? 5;
  await database.owner.query(
    `insert into delivery.goods_items (code, title, measure, serial_numbered)
     values ($1, '{"id": "Kursi roda uji", "en": "Test wheelchair"}', 'unit', $2)`,
    [itemCode, more.serialNumbered ?? false],
  );
  await database.owner.query(
    `insert into delivery.goods_lots (id, item_code, place_code, store, document_number, received_on, quantity, unit_cost_rupiah, created_by)
     values ($1, $2, $3, 'Gudang uji', 'BAST-PENYEDIA-1', '2026-01-05', $4, 2500000, $5)`,
    [lotId, itemCode, more.placeCode, quantity, newId()],
  );
  await database.owner.query(
    `insert into delivery.goods_moves (lot_id, place_code, kind, quantity, moved_by) values ($1, $2, 'receive', $3, $4)`,
    [lotId, more.placeCode, quantity, newId()],
  );
  return { lotId, itemCode };
}

/** Goods set aside for one entitled person or family of the village. */
export async function anAllocation(
  database: Database,
  more: {
    readonly placeCode: string;
    readonly storePlace?: string;
    readonly quantity?: number;
    readonly handedOver?: number;
    readonly compartment?: string | null;
    readonly serialNumbered?: boolean;
  },
): Promise<{ allocationId: string; entitlementId: string; lotId: string; itemCode: string }> {
  const decree = await anEntitledDecree(database, {
    placeCode: more.placeCode,
    lines: 1,
    ...(more.compartment === undefined ? {} : { compartment: more.compartment }),
  });
  const lot = await aLot(database, {
    placeCode: more.storePlace ?? "36",
    ...(more.serialNumbered === undefined ? {} : { serialNumbered: more.serialNumbered }),
  });
  const [entitlementId = ""] = decree.entitlementIds;
  const quantity = more.quantity ?? 1;
  const handedOver = more.handedOver ?? 0;
  const { rows } = await database.owner.query<{ id: string }>(
    `insert into delivery.goods_allocations (region_code, place_code, compartment, entitlement_id, lot_id, quantity, handed_over,
       state, allocated_by)
     select e.region_code, e.place_code, e.compartment, e.id, $2, $3, $4::int,
            case when $4::int = 0 then 'allocated' when $4::int = $3 then 'handed-over' else 'partly' end, $5
       from delivery.entitlements e where e.id = $1 returning id`,
    [entitlementId, lot.lotId, quantity, handedOver, newId()],
  );
  await database.owner.query(
    "update delivery.goods_lots set reserved = reserved + $2::int - $3::int, handed_over = handed_over + $3::int where id = $1",
    [lot.lotId, quantity, handedOver],
  );
  const allocationId = rows[0]?.id ?? "";
  return { allocationId, entitlementId, ...lot };
}

/** Minutes of a hand-over of all that an allocation holds. */
export async function aHandover(
  database: Database,
  more: { readonly placeCode: string; readonly compartment?: string | null },
): Promise<{ handoverId: string; allocationId: string; lotId: string; entitlementId: string }> {
  const made = await anAllocation(database, { ...more, handedOver: 1 });
  const handoverId = newId();
  await database.owner.query(
    `insert into delivery.handovers (region_code, id, number, place_code, compartment, allocation_id, outcome, quantity, happened_at,
       receiver_name, signature, recorded_by)
     select a.region_code, $2::uuid, 'BAST-UJI-' || $2::text, a.place_code, a.compartment, a.id, 'full', 1, '2026-03-20T03:00:00Z',
            'SARMANAH', $3, $4
       from delivery.goods_allocations a where a.id = $1`,
    [made.allocationId, handoverId, Buffer.from(aSignature(), "base64"), newId()],
  );
  await database.owner.query("update delivery.entitlements set state = 'handed-over' where id = $1", [
    made.entitlementId,
  ]);
  return { handoverId, ...made };
}
