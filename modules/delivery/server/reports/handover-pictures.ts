import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { pictureKind } from "../../domain/picture-kind.ts";
import type { BundleScope } from "./bundle-table.ts";

/** Signature or photo of one hand-over, ready for the archive. */
export interface BundlePicture {
  readonly name: string;
  readonly content: Buffer;
}

interface Row {
  readonly number: string;
  readonly signature: Buffer | null;
  readonly photo: Buffer | null;
}

// A photo has up to 1.5 MB: a page of these stays below 30 MB, however many there are.
const pageRows = 16;

/** Name in the archive: "bukti/BAST-2026-000123-foto.jpg". Undefined where the bytes are no picture. */
export function pictureName(
  number: string,
  what: "tanda-tangan" | "foto",
  start: Uint8Array,
): string | undefined {
  const kind = pictureKind(start);
  return kind === undefined ? undefined : `bukti/${number}-${what}.${kind === "image/png" ? "png" : "jpg"}`;
}

/** Signatures and photos of a programme's hand-overs in a year, in the order of their minutes. */
export async function* handoverPictures(
  tx: Tx,
  { programmeCode, year }: BundleScope,
): AsyncGenerator<BundlePicture> {
  for (let after = ""; ; ) {
    const { rows } = await sql<Row>`
      select h.number, h.signature, h.photo
        from delivery.handovers h
        join delivery.goods_allocations a on a.region_code = h.region_code and a.id = h.allocation_id
        join delivery.entitlements e on e.region_code = a.region_code and e.id = a.entitlement_id
       where e.programme_code = ${programmeCode} and (h.signature is not null or h.photo is not null)
         and h.happened_at >= make_timestamptz(${year}, 1, 1, 0, 0, 0, 'Asia/Jakarta')
         and h.happened_at < make_timestamptz(${year + 1}, 1, 1, 0, 0, 0, 'Asia/Jakarta')
         and h.number > ${after}
       order by h.number limit ${pageRows}`.execute(tx);
    for (const { number, signature, photo } of rows)
      for (const [what, content] of [
        ["tanda-tangan", signature],
        ["foto", photo],
      ] as const) {
        const name = content === null ? undefined : pictureName(number, what, content);
        if (content !== null && name !== undefined) yield { name, content };
      }
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) return;
    after = last.number;
  }
}
