import { createHash } from "node:crypto";
import { PassThrough } from "node:stream";
import type { Tx } from "#platform/db/tx.ts";
import type { ByteSink } from "#platform/sheets/byte-sink.ts";
import { writeCsv } from "#platform/sheets/csv/write-csv.ts";
import { openZipWriter, type ZipWriter } from "#platform/sheets/zip/write-zip.ts";
import {
  addTallies,
  type BundleCheck,
  type BundleFile,
  check,
  type ManifestHead,
  manifestJson,
  manifestText,
  noTally,
  type Tally,
} from "../../domain/report-manifest.ts";
import { type BundleScope, type BundleTable, counted } from "./bundle-table.ts";
import { handoverTable, journalTable } from "./evidence-tables.ts";
import { handoverPictures } from "./handover-pictures.ts";
import { paymentTable, returnTable } from "./payment-tables.ts";
import { recipientTable } from "./recipient-table.ts";
import type { SentFigures } from "./report-figures.ts";

// The archive is no ZIP64, so that anything opens it: at most 65,535 parts and 4 GB, most of which the CSVs may need.
const mostFiles = 60_000;
const pictureRoomBytes = 2_500_000_000;

/** One part of the archive, hashed while it passes; nothing is held whole. */
async function writePart(
  zip: ZipWriter,
  name: string,
  chunks: AsyncIterable<Buffer>,
): Promise<{ readonly name: string; readonly bytes: number; readonly sha256: string }> {
  const part = await zip.openPart(name);
  const hash = createHash("sha256");
  for await (const chunk of chunks) {
    hash.update(chunk);
    const full = part.write(chunk);
    if (full) await full;
  }
  await part.end();
  return { name, bytes: part.plainBytes(), sha256: hash.digest("hex") };
}

async function* whole(bytes: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(bytes);
}

async function writeTable(
  tx: Tx,
  zip: ZipWriter,
  table: BundleTable,
  scope: BundleScope,
): Promise<BundleFile & { readonly tallies: ReadonlyMap<string, Tally> }> {
  const tallies = new Map<string, Tally>();
  const pipe = new PassThrough();
  const rows = async function* () {
    yield table.header;
    yield* counted(table.rows(tx, scope), tallies);
  };
  const [file] = await Promise.all([
    writePart(zip, table.name, pipe as AsyncIterable<Buffer>),
    writeCsv(pipe, rows()),
  ]);
  return { ...file, rows: addTallies([...tallies.values()]).rows, tallies };
}

/** What the report's own statements counted; the rows of the CSVs must add up to the same. */
export interface ExpectedFigures {
  readonly entitled: ReadonlyMap<"menunggu" | "dalam pembayaran" | "diterima" | "kembali", Tally>;
  readonly entitledTotal: Tally;
  readonly sent: SentFigures;
}

const starting = (tallies: ReadonlyMap<string, Tally>, word: string) =>
  addTallies([...tallies].filter(([state]) => state.startsWith(word)).map(([, tally]) => tally));

function checksOf(
  expected: ExpectedFigures,
  tables: {
    readonly recipients: ReadonlyMap<string, Tally>;
    readonly payments: ReadonlyMap<string, Tally>;
    readonly returns: ReadonlyMap<string, Tally>;
    readonly journals: ReadonlyMap<string, Tally>;
  },
): BundleCheck[] {
  const { recipients, payments, returns, journals } = tables;
  return [
    check(
      "hak = menunggu + dalam pembayaran + diterima + kembali (penerima.csv)",
      expected.entitledTotal,
      addTallies([...expected.entitled.keys()].map((word) => starting(recipients, word))),
    ),
    ...[...expected.entitled].map(([word, tally]) =>
      check(`realisasi: ${word} = penerima.csv: ${word}`, tally, starting(recipients, word)),
    ),
    check(
      "terkirim menurut paket = dibayar + retur + belum ada hasil",
      expected.sent.sent,
      addTallies([...expected.sent.byResult.values()]),
    ),
    // Where it differs, the reader lacks the right to see protected people: the sums stand, the rows are left out.
    check(
      "terkirim menurut paket = baris pembayaran.csv",
      expected.sent.sent,
      addTallies([...payments.values()]),
    ),
    check(
      "retur pada pembayaran.csv = baris retur.csv",
      payments.get("retur") ?? noTally,
      addTallies([...returns.values()]),
    ),
    check(
      "debet = kredit (jurnal.csv, rupiah)",
      { rows: 0, rupiah: journals.get("debet")?.rupiah ?? 0n },
      { rows: 0, rupiah: journals.get("kredit")?.rupiah ?? 0n },
    ),
  ];
}

/** Writes the bundle front to back into `sink`: the report, the CSVs as they are read, pictures, the manifest last. */
export async function writeBundle(
  tx: Tx,
  sink: ByteSink,
  scope: BundleScope,
  head: ManifestHead,
  report: Buffer,
  expected: ExpectedFigures,
): Promise<void> {
  try {
    const zip = openZipWriter(sink);
    const paper = await writePart(zip, "laporan.pdf", whole(report));
    const recipients = await writeTable(tx, zip, recipientTable, scope);
    const payments = await writeTable(tx, zip, paymentTable, scope);
    const returns = await writeTable(tx, zip, returnTable, scope);
    const journals = await writeTable(tx, zip, journalTable, scope);
    const handovers = await writeTable(tx, zip, handoverTable, scope);
    const files: BundleFile[] = [paper, recipients, payments, returns, journals, handovers];
    let [room, leftOut] = [pictureRoomBytes, 0];
    for await (const { name, content } of handoverPictures(tx, scope)) {
      if (room < content.length || files.length > mostFiles) leftOut += 1;
      else {
        files.push({ ...(await writePart(zip, name, whole(content))), picture: true });
        room -= content.length;
      }
    }
    const checks = checksOf(expected, {
      recipients: recipients.tallies,
      payments: payments.tallies,
      returns: returns.tallies,
      journals: journals.tallies,
    });
    const json = await writePart(
      zip,
      "manifest.json",
      whole(Buffer.from(manifestJson(head, files, checks, leftOut), "utf8")),
    );
    await writePart(
      zip,
      "MANIFEST.txt",
      whole(Buffer.from(manifestText(head, [...files, json], checks, leftOut), "utf8")),
    );
    await zip.close();
    await sink.close();
  } catch (error) {
    sink.abandon();
    throw error;
  }
}
