import { PassThrough } from "node:stream";
import { sql } from "kysely";
import { officeLetterhead, placeLabels } from "#modules/regions/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import {
  type AccountabilityReportData,
  accountabilityReport,
} from "#platform/documents/accountability-report.ts";
import { openPress, type Press } from "#platform/documents/press.ts";
import { refuse, shown } from "#platform/kernel/result.ts";
import { terbilang } from "#platform/kernel/terbilang.ts";
import { query } from "#platform/runtime/operation.ts";
import { openByteSink } from "#platform/sheets/byte-sink.ts";
import { downloadReportBundle } from "../../contract/download-report-bundle.ts";
import type { RealisationRow } from "../../contract/report-shapes.ts";
import { findingWords } from "../../domain/finding-words.ts";
import { addTallies, type Tally } from "../../domain/report-manifest.ts";
import type { BundleScope } from "./bundle-table.ts";
import { readRealisation } from "./realisation-rows.ts";
import {
  readBudgets,
  readDecrees,
  readFindings,
  readGoods,
  readSent,
  readSettlements,
} from "./report-figures.ts";
import { writeBundle } from "./write-bundle.ts";

let press: Press | undefined;

const tally = (
  rows: readonly RealisationRow[],
  figure: "entitled" | "waiting" | "paying" | "received" | "returned",
) => addTallies(rows.map((row) => ({ rows: row[figure].count, rupiah: BigInt(row[figure].rupiah) })));
const sumOf = ({ rows, rupiah }: Tally) => ({ count: rows, rupiah: String(rupiah) });

interface Programme {
  readonly title: string;
  readonly legalBasis: string[];
}

/** The programme by its approved version, else the newest draft. */
async function findProgramme(tx: Tx, code: string): Promise<Programme | undefined> {
  const { rows } = await sql<Programme>`
    select v.definition #>> '{title,id}' as title, v.definition -> 'legalBasis' as "legalBasis"
      from programmes.versions v where v.programme_code = ${code}
     order by v.state = 'approved' desc, v.number desc limit 1`.execute(tx);
  return rows[0];
}

/** Everything the paper says, each table by a statement of its own. */
async function readReport(tx: Tx, scope: BundleScope, realisation: readonly RealisationRow[]) {
  const sent = await readSent(tx, scope);
  const [entitled, received] = [tally(realisation, "entitled"), tally(realisation, "received")];
  const findings = await readFindings(tx, scope);
  const paper = {
    decrees: await readDecrees(tx, scope),
    realisation: realisation.map((row) => ({ ...row, region: row.region.name })),
    total: { entitled: sumOf(entitled), received: sumOf(received) },
    entitledInWords: `${terbilang(entitled.rupiah)} rupiah`,
    receivedInWords: `${terbilang(received.rupiah)} rupiah`,
    sent: [["Terkirim", sent.sent] as const, ...sent.byResult].map(([label, sum]) => ({
      label,
      lines: sum.rows,
      rupiah: sum.rupiah,
    })),
    budgets: await readBudgets(tx, scope),
    settlements: await readSettlements(tx, scope),
    goods: await readGoods(tx, scope),
    findings: findings.map((one) => ({ ...one, kind: findingWords[one.kind] ?? one.kind })),
  } satisfies Partial<AccountabilityReportData>;
  return { sent, entitled, paper };
}

export const handler = query(downloadReportBundle, async (tx, scope, { actor, now }) => {
  const programme = await findProgramme(tx, scope.programmeCode);
  if (!programme) return refuse("PROGRAMME_NOT_FOUND");
  const realisation = await readRealisation(tx, scope);
  const { sent, entitled, paper } = await readReport(tx, scope, realisation);
  const labels = await placeLabels(tx, [actor.areaCode]);
  const area = labels.get(actor.areaCode) ?? actor.areaCode;
  press ??= openPress();
  const report = await press.renderPdf(
    accountabilityReport,
    {
      office: await officeLetterhead(tx),
      programme: programme.title,
      programmeCode: scope.programmeCode,
      year: scope.year,
      area,
      legalBasis: programme.legalBasis,
      ...paper,
      printedBy: actor.displayName,
    },
    now,
  );
  const stream = new PassThrough();
  const head = {
    programmeCode: scope.programmeCode,
    programmeTitle: programme.title,
    year: scope.year,
    area,
    madeAt: now.toISOString(),
    madeBy: actor.displayName,
  };
  writeBundle(tx, openByteSink(stream), scope, head, report, {
    entitledTotal: entitled,
    entitled: new Map([
      ["menunggu", tally(realisation, "waiting")],
      ["dalam pembayaran", tally(realisation, "paying")],
      ["diterima", tally(realisation, "received")],
      ["kembali", tally(realisation, "returned")],
    ]),
    sent,
  }).catch((error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))));
  return shown(
    {
      fileName: `lpj-${scope.programmeCode}-${scope.year}.zip`,
      contentType: "application/zip",
      stream,
    },
    {
      purpose: "export",
      subjects: [{ kind: "programme", id: scope.programmeCode, placeCode: actor.areaCode }],
    },
  );
});
