import { Readable } from "node:stream";
import type { Database } from "#platform/db/connection.ts";
import { newId } from "#platform/kernel/ids.ts";
import { writePiece } from "../file-store.ts";
import { testDataFolder } from "./batch-case.ts";

/** An upload of a user, all its bytes received or none. */
export async function aTestUpload(
  database: Database,
  options: {
    readonly userId: string;
    readonly areaCode: string;
    readonly content: string;
    readonly received: boolean;
  },
): Promise<string> {
  testDataFolder();
  const uploadId = newId();
  const bytes = Buffer.from(options.content);
  if (options.received) await writePiece(uploadId, 0, Readable.from([bytes]), bytes.length);
  await database.owner.query(
    `insert into intake.uploads (id, place_code, file_name, byte_size, received_bytes, created_by)
     values ($1, $2, 'unggahan-rahasia.csv', $3, $4, $5)`,
    [uploadId, options.areaCode, bytes.length, options.received ? bytes.length : 0, options.userId],
  );
  return uploadId;
}
