import { getPhotoState } from "../../contract/get-photo-state.ts";
import { largestPieceBytes } from "../../contract/sync-shapes.ts";
import { uploadPhotoPiece } from "../../contract/upload-photo-piece.ts";
import type { Phone } from "./phone.ts";
import { type SyncStop, type SyncTools, stopOf } from "./sync-tools.ts";

/** The server has it whole, or will never take it: the phone need not keep it. Otherwise why it stopped. */
type PhotoEnd = "whole" | "never" | SyncStop;

async function sendPhoto(phone: Phone, tools: SyncTools, photoId: string): Promise<PhotoEnd> {
  const { deviceId } = phone.settings;
  const bytes = await phone.photo(photoId);
  if (bytes === null) return "never";
  const state = await tools.ask(getPhotoState, { photoId, deviceId });
  if (!state.ok) return stopOf(state.status, state.refusal.code) ?? "never";
  let { receivedBytes: at, complete } = state.out;
  // A hash that does not fit makes the server drop all pieces: once more from the start, then never again.
  let restarts = 0;
  while (!complete) {
    const piece = bytes.slice(at, at + largestPieceBytes);
    const sent = await tools.ask(uploadPhotoPiece, { photoId, deviceId, atByte: at }, { bytes: piece });
    if (!sent.ok) {
      const stop = stopOf(sent.status, sent.refusal.code);
      if (stop !== null) return stop;
      if (sent.refusal.code !== "PHOTO_HASH_WRONG" || restarts > 0) return "never";
      restarts += 1;
      at = 0;
    } else {
      ({ receivedBytes: at, complete } = sent.out);
      if (!complete && piece.length === 0) return "never";
    }
  }
  return "whole";
}

/** Sends the photos of accepted visits, each from where the server has it; a sent one leaves the phone. */
export async function sendPhotos(phone: Phone, tools: SyncTools): Promise<SyncStop | null> {
  const wanted = [...phone.outbox.values()]
    .filter(({ state }) => state === "accepted")
    .toSorted((a, b) => a.order - b.order)
    .flatMap(({ itemId, photosLeft }) => photosLeft.map((photoId) => ({ itemId, photoId })));
  for (const [done, { itemId, photoId }] of wanted.entries()) {
    tools.progress?.("photos", done, wanted.length);
    const end = await sendPhoto(phone, tools, photoId);
    if (end !== "whole" && end !== "never") return end;
    const outcome = await phone.update(({ outbox }) => {
      const stored = outbox.get(itemId);
      if (stored === undefined) return null;
      const photosLeft = stored.photosLeft.filter((one) => one !== photoId);
      const photosRefused = end === "never" ? [...stored.photosRefused, photoId] : stored.photosRefused;
      return {
        outbox: new Map([[itemId, { ...stored, photosLeft, photosRefused }]]),
        photos: end === "whole" ? new Map([[photoId, null]]) : new Map(),
      };
    });
    if (outcome !== "ok") return outcome;
  }
  return null;
}
