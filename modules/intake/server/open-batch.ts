import type pg from "pg";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import type { FileFinding } from "../contract/shapes.ts";
import { mapColumns, missingFields } from "../domain/mapping.ts";
import { readProfiles } from "./batch-row.ts";
import { filePath } from "./file-store.ts";
import { FileRefused, readHead } from "./stage/read-head.ts";

export interface NewFile {
  readonly batchId: string;
  readonly fileName: string;
  readonly sha256: Buffer;
  readonly byteSize: number;
  /** Area of the one who sends it. */
  readonly placeCode: string;
  readonly createdBy: string;
  readonly now: Date;
  readonly profileId?: string;
  readonly askedPlace?: string;
}

export type OpenedBatch =
  | { readonly kind: "recognised"; readonly profileId: string; readonly missing: readonly string[] }
  | { readonly kind: "unknown" }
  | { readonly kind: "refused"; readonly findings: readonly FileFinding[] }
  | { readonly kind: "imported-before"; readonly batchId: string };

type Reader = pg.Pool | pg.ClientBase;

async function sameContents(reader: Reader, file: NewFile): Promise<string | undefined> {
  const { rows } = await reader.query<{ id: string }>(
    `select b.id from intake.batches b
     where b.file_sha256 = $1 and b.place_code = $2 and b.state not in ('undone', 'cancelled', 'refused', 'failed')`,
    [file.sha256, file.placeCode],
  );
  return rows[0]?.id;
}

async function insertRefused(reader: Reader, file: NewFile, findings: readonly FileFinding[]): Promise<void> {
  await reader.query(
    `insert into intake.batches (id, place_code, file_name, file_sha256, byte_size, state, error_code, file_findings, created_by, ended_at)
     values ($1, $2, $3, $4, $5, 'refused', $6, $7, $8, now())`,
    [
      file.batchId,
      file.placeCode,
      file.fileName,
      file.sha256,
      file.byteSize,
      findings[0]?.rule ?? "file-unreadable",
      JSON.stringify(findings),
      file.createdBy,
    ],
  );
}

/**
 * Opens a batch for a file that lies in the store: looks at its head, recognises its profile, maps its columns.
 * A file that cannot be read becomes a refused batch with its reason, so that the sender finds it again.
 */
export async function openBatch(reader: Reader, file: NewFile): Promise<OpenedBatch> {
  const before = await sameContents(reader, file);
  if (before !== undefined) return { kind: "imported-before", batchId: before };
  const profiles = await readProfiles(reader);
  let head: Awaited<ReturnType<typeof readHead>>;
  try {
    head = await readHead(filePath(file.sha256), file.byteSize, profiles, file.profileId);
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    await insertRefused(reader, file, error.findings);
    return { kind: "refused", findings: error.findings };
  }
  const { profile, reading } = head;
  const mapping = profile === undefined ? [] : mapColumns(profile, reading.headers);
  const cutOffOn =
    profile === undefined
      ? null
      : (profile.source.cutOffOn ?? (profile.source.kind === "snapshot" ? null : civilDateInWib(file.now)));
  await reader.query(
    `insert into intake.batches (id, place_code, file_name, file_sha256, byte_size, profile_id, mapping, reading, source, source_kind, cut_off_on, asked_place, state, file_findings, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'received', $13, $14)`,
    [
      file.batchId,
      file.placeCode,
      file.fileName,
      file.sha256,
      file.byteSize,
      profile?.id ?? null,
      JSON.stringify(
        profile === undefined
          ? reading.headers.map((header, index) => ({ index, header, field: null }))
          : mapping,
      ),
      JSON.stringify(reading),
      profile?.source.code ?? null,
      profile?.source.kind ?? null,
      cutOffOn,
      file.askedPlace ?? null,
      JSON.stringify(head.findings),
      file.createdBy,
    ],
  );
  if (profile === undefined) return { kind: "unknown" };
  return { kind: "recognised", profileId: profile.id, missing: missingFields(profile, mapping) };
}
