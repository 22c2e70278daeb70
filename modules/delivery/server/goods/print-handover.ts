import { Readable } from "node:stream";
import { sql } from "kysely";
import { userNames } from "#modules/identity/server/index.ts";
import { officeLetterhead } from "#modules/regions/server/index.ts";
import { handoverMinutes } from "#platform/documents/handover.ts";
import { openPress, type Press } from "#platform/documents/press.ts";
import { wibDateTime } from "#platform/documents/wib-date-time.ts";
import { formatLongDate } from "#platform/i18n/format.ts";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { printHandover } from "../../contract/print-handover.ts";
import { pictureKind } from "../../domain/picture-kind.ts";
import { placeNamer } from "../place-label.ts";
import { allocationSubject, findAllocation } from "./allocation-rows.ts";
import { findHandover, type HandoverRow } from "./handover-row.ts";

let press: Press | undefined;

const relations = { self: "penerima sendiri", family: "keluarga", guardian: "wali", proxy: "kuasa" } as const;
const outcomes = {
  full: "diserahkan seluruhnya",
  partial: "diserahkan sebagian",
  refused: "ditolak penerima",
  "not-met": "penerima tidak ditemui",
} as const;

/** The drawn signature as a picture Typst takes: a PNG inside an SVG, both of fixed proportions. */
const signatureSvg = (png: Buffer) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 120"><image width="300" height="120" href="data:image/png;base64,${png.toString("base64")}"/></svg>`;

/** The photo likewise, 4 : 3 with room around where it has another shape. */
const photoSvg = (photo: Buffer) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><image width="400" height="300" href="data:${pictureKind(photo) ?? "image/jpeg"};base64,${photo.toString("base64")}"/></svg>`;

function statementOf(handover: HandoverRow, measure: string): string {
  return handover.quantity > 0
    ? `Barang tersebut telah diserahkan sebanyak ${handover.quantity} ${measure} dan diterima dalam keadaan baik. Penerima bersedia menggunakannya sendiri dan tidak memindahtangankannya.`
    : `Serah terima tidak terjadi: ${outcomes[handover.outcome]}. ${handover.note}`;
}

export const handler = query(printHandover, async (tx, input, { now }) => {
  const handover = await findHandover(tx, input.handoverId);
  const row = handover === undefined ? undefined : await findAllocation(tx, handover.allocation_id);
  if (!handover || !row) return refuse("HANDOVER_NOT_FOUND");
  const placeOf = await placeNamer(tx, [row.place_code]);
  const names = await userNames(tx, [handover.recorded_by]);
  const programme = await sql<{ title: string }>`
    select v.definition #>> '{title,id}' as title from programmes.versions v
     where v.programme_code = ${row.programme_code} and v.state = 'approved' order by v.number desc limit 1`.execute(
    tx,
  );
  const photos = await sql<{ photo: Buffer | null }>`
    select h.photo from delivery.handovers h where h.region_code = ${handover.region_code} and h.id = ${handover.id}`.execute(
    tx,
  );
  const photo = photos.rows[0]?.photo ?? null;
  press ??= openPress();
  const pdf = await press.renderPdf(
    handoverMinutes,
    {
      office: await officeLetterhead(tx),
      number: handover.number,
      facts: [
        ["Program", programme.rows[0]?.title ?? row.programme_code],
        ["Atas nama", row.name],
        ["Alamat", placeOf(row.place_code)],
        ["Barang", row.item_title.id],
        ["Jumlah", `${handover.quantity} ${row.measure}`],
        ["Hasil", outcomes[handover.outcome]],
        ["Waktu", wibDateTime(handover.happened_at)],
        [
          "Diterima oleh",
          handover.receiver_name === ""
            ? ""
            : `${handover.receiver_name} (${relations[handover.receiver_relation]})`,
        ],
        ["Nomor seri", handover.serial_number],
        ["Dipasang", handover.fitted_on === null ? "" : formatLongDate(handover.fitted_on, "id")],
        [
          "Titik lokasi",
          handover.latitude === null || handover.longitude === null
            ? ""
            : `${handover.latitude.toFixed(5)}, ${handover.longitude.toFixed(5)}`,
        ],
        ["Catatan", handover.note],
      ],
      statement: statementOf(handover, row.measure),
      receiver: handover.receiver_name,
      officer: names.get(handover.recorded_by) ?? "",
      ...(photo === null ? {} : { photoSvg: photoSvg(photo) }),
      ...(handover.signature === null ? {} : { signatureSvg: signatureSvg(handover.signature) }),
    },
    now,
  );
  return shown(
    { fileName: `${handover.number}.pdf`, contentType: "application/pdf", stream: Readable.from([pdf]) },
    { purpose: "print", subjects: [allocationSubject(row)] },
  );
});
