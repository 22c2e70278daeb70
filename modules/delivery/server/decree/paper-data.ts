import { sql } from "kysely";
import { officeLetterhead, placeLabels } from "#modules/regions/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import type { DecreeData, DecreeLineData } from "#platform/documents/decree.ts";
import { qrCodeSvg } from "#platform/documents/qr-code.ts";
import { maskNumber } from "#platform/kernel/nik.ts";
import { terbilang } from "#platform/kernel/terbilang.ts";
import { PaperWords } from "../../contract/decree-shapes.ts";

/** Up to here the list stands in the decree itself; a longer one is attached as files. */
export const longestInlineList = 500;
/** Lines of one attachment: 2,000 take the press 1.6 s and 400 MB, 27,000 took 58 s and 4 GB. */
export const linesPerAttachment = 2000;

export interface PaperRegion {
  readonly regionCode: string;
  readonly label: string;
  readonly lines: number;
  readonly totalRupiah: bigint;
}

/** What every part of a decree's paper needs, read once. */
export interface PaperFacts {
  readonly common: Omit<DecreeData, "regions" | "list" | "linesLeftOut">;
  readonly regions: readonly PaperRegion[];
  readonly listSha256: Buffer;
}

interface Row {
  readonly number: string | null;
  readonly datedOn: string | null;
  readonly title: string;
  readonly amends: string | null;
  readonly paper: unknown;
  readonly lineCount: number;
  readonly totalRupiah: bigint;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly listSha256: Buffer;
  /** Null until the decree was checked. */
  readonly verifyCode: string | null;
  readonly budgetTitle: string | null;
  readonly activityCode: string | null;
  readonly accountCode: string | null;
}

/** "ABCD-EFGH-JKMN-PQRS", as people read it out. */
export const shownCode = (code: string): string => code.replace(/(.{4})(?=.)/g, "$1-");

/** Address of the verification page; without a public address the code alone is printed. */
export function verificationOf(
  code: string,
  baseUrl = process.env["SINERGI_URL"] ?? "",
): NonNullable<DecreeData["verification"]> {
  const root = baseUrl.replace(/\/$/, "");
  return {
    qrSvg: qrCodeSvg(`${root}/verifikasi/${code}`),
    address: `${root.replace(/^https?:\/\//, "")}/verifikasi`,
    code: shownCode(code),
  };
}

export async function readPaperFacts(tx: Tx, decreeId: string): Promise<PaperFacts> {
  const { rows } = await sql<Row>`
    select d.number, d.dated_on as "datedOn", d.title, a.number as amends, d.paper, d.line_count as "lineCount",
           d.total_rupiah as "totalRupiah", d.starts_on as "startsOn", d.ends_on as "endsOn", coalesce(d.list_sha256, delivery.list_sha256(d.id)) as "listSha256",
           d.verify_code as "verifyCode", b.title as "budgetTitle", b.activity_code as "activityCode", b.account_code as "accountCode"
      from delivery.decrees d left join delivery.decrees a on a.id = d.amends_id left join delivery.budgets b on b.id = d.budget_id
     where d.id = ${decreeId}`.execute(tx);
  const row = rows[0];
  if (!row) throw new Error(`decree ${decreeId} is gone`);
  const counted = await sql<{ regionCode: string; lines: number; withdrawn: number; totalRupiah: bigint }>`
    select l.region_code as "regionCode", count(*)::int as lines, count(*) filter (where l.effect = 'withdraw')::int as withdrawn,
           coalesce(sum(l.total_rupiah) filter (where l.effect = 'grant'), 0)::bigint as "totalRupiah"
      from delivery.decree_lines l where l.decree_id = ${decreeId} group by 1 order by 1`.execute(tx);
  const labels = await placeLabels(
    tx,
    counted.rows.map((region) => region.regionCode),
  );
  const office = await officeLetterhead(tx);
  const words = PaperWords.parse(row.paper);
  const { activityCode, accountCode, budgetTitle } = row;
  return {
    listSha256: row.listSha256,
    regions: counted.rows.map(({ withdrawn: _withdrawn, ...region }) => ({
      ...region,
      label: labels.get(region.regionCode) ?? "Tanpa kabupaten/kota",
    })),
    common: {
      office,
      number: row.number ?? "",
      datedOn: row.datedOn ?? "",
      title: row.title,
      amends: row.amends,
      considering: words.considering,
      legalBasis: words.legalBasis,
      observing: words.observing,
      copies: words.copies,
      isDraft: row.verifyCode === null,
      rulings: words.rulings,
      lines: row.lineCount,
      withdrawals: counted.rows.reduce((sum, region) => sum + region.withdrawn, 0),
      totalRupiah: row.totalRupiah,
      totalInWords: terbilang(row.totalRupiah),
      budget:
        activityCode === null || accountCode === null
          ? null
          : { activityCode, accountCode, title: budgetTitle ?? "" },
      startsOn: row.startsOn,
      endsOn: row.endsOn,
      signerTitle: words.signerTitle,
      signerName: words.signerName,
      place: words.place || (office.city ?? ""),
      listSha256: row.listSha256.toString("hex"),
      verification: row.verifyCode === null ? null : verificationOf(row.verifyCode),
    },
  };
}

interface ListRow {
  readonly line: number;
  readonly name: string;
  readonly compartment: string | null;
  readonly nik: string | null;
  readonly address: string;
  readonly place: string;
  readonly amountRupiah: bigint;
  readonly times: number;
  readonly totalRupiah: bigint;
  readonly effect: "grant" | "withdraw";
}

/**
 * Lines for the paper, after `after`, at most `limit`. A protected line (child in law, victim …) stands by initials and
 * its running number alone: paper has no compartment (UU 11/2012 art. 19).
 */
export async function readListRows(
  tx: Tx,
  decreeId: string,
  {
    regionCode,
    after,
    limit,
    firstNo,
  }: {
    readonly regionCode: string | null;
    readonly after: number;
    readonly limit: number;
    readonly firstNo: number;
  },
): Promise<{ readonly lines: DecreeLineData[]; readonly last: number }> {
  const { rows } = await sql<ListRow>`
    select l.line, l.name, l.compartment, l.nik, l.address, l.place_label as place, l.amount_rupiah as "amountRupiah", l.times,
           l.total_rupiah as "totalRupiah", l.effect
      from delivery.decree_lines l
     where l.decree_id = ${decreeId} and (${regionCode}::text is null or l.region_code = ${regionCode}) and l.line > ${after}
     order by l.line limit ${limit}`.execute(tx);
  const lines = rows.map(
    ({ line: _line, compartment, nik, ...row }, index): DecreeLineData => ({
      ...row,
      no: firstNo + index,
      ...(compartment === null
        ? { nikMasked: nik === null ? null : maskNumber(nik) }
        : { name: row.name.replace(/(\p{L})\p{L}*/gu, "$1."), nikMasked: null, address: "", place: "" }),
    }),
  );
  return { lines, last: rows.at(-1)?.line ?? after };
}
