import type pg from "pg";
import { z } from "zod";
import { FileProfile } from "../contract/file-profile.ts";
import { type BatchState, FileFinding, FileReading, MappedColumnShape } from "../contract/shapes.ts";
import { intakeReference } from "./reference.ts";

/** A batch as the work on it needs it. */
export interface BatchRow {
  readonly id: string;
  readonly placeCode: string;
  readonly sha256: Buffer;
  readonly byteSize: number;
  readonly profile: FileProfile;
  readonly mapping: readonly z.output<typeof MappedColumnShape>[];
  readonly reading: FileReading;
  readonly source: string;
  readonly sourceKind: FileProfile["source"]["kind"];
  readonly cutOffOn: string | null;
  readonly askedPlace: string | null;
  readonly state: BatchState;
  readonly fileFindings: readonly FileFinding[];
  readonly previousBatchId: string | null;
  readonly createdBy: string;
}

interface Stored {
  id: string;
  place_code: string;
  file_sha256: Buffer;
  byte_size: bigint;
  profile_id: string | null;
  mapping: unknown;
  reading: unknown;
  source: string | null;
  source_kind: string | null;
  cut_off_on: string | null;
  asked_place: string | null;
  state: BatchState;
  file_findings: unknown;
  previous_batch_id: string | null;
  created_by: string;
}

type Reader = pg.Pool | pg.ClientBase;

/** All profiles: the common ones of the release and those this office saved; an own one replaces its namesake. */
export async function readProfiles(reader: Reader): Promise<readonly FileProfile[]> {
  const { rows } = await reader.query<{ definition: unknown }>(
    "select p.definition from intake.profiles p order by p.id",
  );
  const own = rows.map((row) => FileProfile.parse(row.definition));
  const replaced = new Set(own.map((profile) => profile.id));
  const common = (await intakeReference()).profiles.filter((profile) => !replaced.has(profile.id));
  return [...own, ...common];
}

/** The batch, whole: its profile and mapping must have been chosen. */
export async function readBatchRow(reader: Reader, batchId: string): Promise<BatchRow> {
  const { rows } = await reader.query<Stored>(
    `select b.id, b.place_code, b.file_sha256, b.byte_size, b.profile_id, b.mapping, b.reading, b.source, b.source_kind,
            b.cut_off_on, b.asked_place, b.state, b.file_findings, b.previous_batch_id, b.created_by
     from intake.batches b where b.id = $1`,
    [batchId],
  );
  const row = rows[0];
  if (!row) throw new Error(`batch ${batchId} does not exist`);
  const profile = (await readProfiles(reader)).find((one) => one.id === row.profile_id);
  if (!profile) throw new Error(`batch ${batchId} has no known profile`);
  return {
    id: row.id,
    placeCode: row.place_code,
    sha256: row.file_sha256,
    byteSize: Number(row.byte_size),
    profile,
    mapping: z.array(MappedColumnShape).parse(row.mapping),
    reading: FileReading.parse(row.reading),
    source: row.source ?? profile.source.code,
    sourceKind: (row.source_kind as FileProfile["source"]["kind"] | null) ?? profile.source.kind,
    cutOffOn: row.cut_off_on,
    askedPlace: row.asked_place,
    state: row.state,
    fileFindings: z.array(FileFinding).parse(row.file_findings),
    previousBatchId: row.previous_batch_id,
    createdBy: row.created_by,
  };
}
