import { sql } from "kysely";
import { userNames } from "#modules/identity/server/index.ts";
import { placeLabels } from "#modules/regions/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import type { InputOf } from "#platform/kernel/contract.ts";
import { maskNumber } from "#platform/kernel/nik.ts";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { downloadFindings } from "../../contract/download-findings.ts";
import type { FindingKind } from "../../contract/finding-kinds.ts";
import { findingDetail } from "../../domain/finding-detail.ts";
import { findingKind } from "../../domain/finding-words.ts";
import { decreeSubject, findDecree } from "../decree/decree-row.ts";
import { maskAccount } from "../decree/line-view.ts";
import { sheetFile } from "../decree/write-sheet.ts";

const headers = {
  id: [
    "TEMUAN",
    "KABUPATEN/KOTA",
    "BARIS",
    "NAMA",
    "NIK",
    "KK",
    "REKENING",
    "BARIS LAIN",
    "RINCIAN",
    "KEADAAN",
    "KEPUTUSAN",
    "ALASAN",
    "OLEH",
    "PADA",
  ],
  en: [
    "FINDING",
    "REGENCY",
    "LINE",
    "NAME",
    "NIK",
    "KK",
    "ACCOUNT",
    "OTHER LINE",
    "DETAIL",
    "STATE",
    "DECISION",
    "REASON",
    "BY",
    "AT",
  ],
} as const;
const words = {
  id: {
    open: "menunggu",
    resolved: "diputuskan",
    gone: "tidak berlaku lagi",
    keep: "dipertahankan",
    remove: "dikeluarkan",
    correct: "diperbaiki",
  },
  en: {
    open: "open",
    resolved: "decided",
    gone: "no longer holds",
    keep: "kept",
    remove: "removed",
    correct: "corrected",
  },
} as const;
const pageRows = 1000;

interface Row {
  readonly id: string;
  readonly kind: FindingKind;
  readonly regionCode: string;
  readonly line: number | null;
  readonly otherLine: number | null;
  readonly name: string | null;
  readonly nik: string | null;
  readonly kk: string | null;
  readonly account: string | null;
  readonly details: Record<string, string | number | null>;
  readonly state: "open" | "resolved" | "gone";
  readonly resolution: "keep" | "remove" | "correct" | null;
  readonly reason: string | null;
  readonly resolvedBy: string | null;
  readonly resolvedAt: Date | null;
}

type Asked = InputOf<typeof downloadFindings>;

/** A page in order of kind and id, each row with its line, or with the proposal or payment where it has none. */
const readPage = (tx: Tx, asked: Asked, after: Row | undefined) => sql<Row>`
  select f.id, f.kind, f.region_code as "regionCode", f.line, f.other_line as "otherLine", coalesce(l.name, q.name, p.name) as name,
         coalesce(l.nik, q.nik, p.nik) as nik, coalesce(l.kk_number, q.kk_number) as kk,
         coalesce(l.account_number, q.account_number, p.account_number) as account, f.details,
         case when f.resolution is not null then 'resolved' when f.gone_at is not null then 'gone' else 'open' end as state,
         f.resolution, f.reason, f.resolved_by as "resolvedBy", f.resolved_at as "resolvedAt"
    from delivery.findings f
    left join delivery.decree_lines l on l.region_code = f.region_code and l.decree_id = f.decree_id and l.line = f.line
    left join delivery.proposal_lines q on q.list_id = (f.details->>'listId')::uuid and q.line = (f.details->>'listLine')::integer
    left join delivery.payments p on p.region_code = f.details->>'paymentRegion' and p.id = (f.details->>'paymentId')::uuid
   where f.decree_id = ${asked.decreeId}
     and (${asked.kind ?? null}::text is null or f.kind = ${asked.kind ?? null})
     and (${asked.stage ?? null}::text is null or f.stage = ${asked.stage ?? null})
     and (${asked.regionCode ?? null}::text is null or f.region_code = ${asked.regionCode ?? null})
     and case coalesce(${asked.state ?? null}::text, 'standing') when 'open' then f.resolution is null and f.gone_at is null
              when 'resolved' then f.resolution is not null when 'gone' then f.gone_at is not null and f.resolution is null
              else f.gone_at is null or f.resolution is not null end
     and (${after?.id ?? null}::uuid is null or (f.kind, f.id) > (${after?.kind ?? null}, ${after?.id ?? null}::uuid))
   order by f.kind, f.id limit ${pageRows}`;

async function* sheetRows(tx: Tx, asked: Asked, locale: "id" | "en"): AsyncGenerator<string[]> {
  yield [...headers[locale]];
  const places = new Map<string, string>();
  const names = new Map<string, string>();
  for (let after: Row | undefined; ; ) {
    const { rows } = await readPage(tx, asked, after).execute(tx);
    const newPlaces = [...new Set(rows.map((row) => row.regionCode))].filter((code) => !places.has(code));
    for (const [code, label] of await placeLabels(tx, newPlaces)) places.set(code, label);
    const newNames = [...new Set(rows.flatMap((row) => row.resolvedBy ?? []))].filter((id) => !names.has(id));
    for (const [id, name] of await userNames(tx, newNames)) names.set(id, name);
    for (const row of rows)
      yield [
        findingKind(row.kind).title[locale],
        places.get(row.regionCode) ?? "",
        row.line === null ? "" : String(row.line),
        row.name ?? "",
        row.nik === null ? "" : maskNumber(row.nik),
        row.kk === null ? "" : maskNumber(row.kk),
        row.account === null ? "" : maskAccount(row.account),
        row.otherLine === null ? "" : String(row.otherLine),
        findingDetail(row.kind, row.details, locale) ?? findingKind(row.kind).sentence[locale],
        words[locale][row.state],
        row.resolution === null ? "" : words[locale][row.resolution],
        row.reason ?? "",
        row.resolvedBy === null ? "" : (names.get(row.resolvedBy) ?? "Sinergi"),
        row.resolvedAt?.toISOString() ?? "",
      ];
    after = rows.at(-1);
    if (!after || rows.length < pageRows) return;
  }
}

export const handler = query(downloadFindings, async (tx, input, { locale }) => {
  const decree = await findDecree(tx, input.decreeId);
  if (!decree) return refuse("DECREE_NOT_FOUND");
  const name = `temuan-sk-${input.decreeId.slice(-8)}`;
  return shown(sheetFile(name, input.format, sheetRows(tx, input, locale), "Temuan"), {
    purpose: "export",
    subjects: [decreeSubject(decree)],
  });
});
