import { type CallRefusal, call } from "#platform/ui/api.ts";
import { finishUpload } from "../../contract/finish-upload.ts";
import { putPiece } from "../../contract/put-piece.ts";
import { startUpload } from "../../contract/start-upload.ts";
import { forgetUpload, keepUpload, sameFileAsBefore } from "./kept-uploads.ts";

export type SendRefusal =
  | CallRefusal<typeof startUpload>
  | CallRefusal<typeof putPiece>
  | CallRefusal<typeof finishUpload>;

export type Sent =
  | { readonly ok: true; readonly batchId: string }
  | { readonly ok: false; readonly refusal: SendRefusal };

/** Where the server stands, when it says that a piece was not the next one. */
function standsAt(refusal: SendRefusal): number | undefined {
  const received = (refusal.details as { receivedBytes?: unknown } | undefined)?.receivedBytes;
  return refusal.code === "UPLOAD_OFFSET_WRONG" && typeof received === "number" ? received : undefined;
}

/**
 * Sends a file piece by piece and ends the upload; called again for the same file it goes on where the server
 * stands. The server knows a file by name and size alone: where this browser cannot tell that it is unchanged
 * since, it is sent from its start, or two versions would be mixed.
 */
export async function sendFile(
  file: File,
  signal: AbortSignal,
  onSent: (sentBytes: number) => void,
): Promise<Sent> {
  const started = await call(startUpload, { fileName: file.name, byteSize: file.size }, { signal });
  if (!started.ok) return started;
  const { uploadId, pieceBytes } = started.out;
  let offset = sameFileAsBefore(uploadId, file) ? started.out.receivedBytes : 0;
  keepUpload(uploadId, file, offset);
  onSent(offset);
  while (offset < file.size) {
    const bytes = file.slice(offset, offset + pieceBytes);
    const put = await call(putPiece, { uploadId, offset }, { bytes, signal });
    if (put.ok) offset += bytes.size;
    else {
      const at = standsAt(put.refusal);
      if (at === undefined || at >= offset) return put;
      offset = at;
    }
    keepUpload(uploadId, file, offset);
    onSent(offset);
  }
  const finished = await call(finishUpload, { uploadId }, { signal });
  if (finished.ok || finished.refusal.code === "FILE_ALREADY_IMPORTED") forgetUpload(uploadId);
  return finished.ok ? { ok: true, batchId: finished.out.batchId } : finished;
}
