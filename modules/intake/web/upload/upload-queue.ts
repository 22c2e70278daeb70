import { newId } from "#platform/kernel/ids.ts";
import { type SendRefusal, sendFile } from "./send-file.ts";

export interface Upload {
  readonly id: string;
  readonly fileName: string;
  readonly byteSize: number;
  readonly sentBytes: number;
  /** "checking": all pieces are there, the server recognises the file. */
  readonly state: "waiting" | "sending" | "checking" | "paused" | "done" | "failed";
  readonly secondsLeft: number | undefined;
  readonly refusal: SendRefusal | undefined;
  readonly batchId: string | undefined;
}

interface Entry {
  upload: Upload;
  readonly file: File;
  stop: AbortController | undefined;
}

/*
 * Outside of React on purpose: a file goes on while its sender looks at other pages. One after the other, because
 * two files at once on one line are both late.
 */
let entries: readonly Entry[] = [];
let shown: readonly Upload[] = [];
const listeners = new Set<() => void>();
let onBatch: (() => void) | undefined;

function tell(): void {
  shown = entries.map((entry) => entry.upload);
  for (const listener of listeners) listener();
}

function change(entry: Entry, next: Partial<Upload>): void {
  entry.upload = { ...entry.upload, ...next };
  tell();
}

async function run(entry: Entry): Promise<void> {
  const stop = new AbortController();
  entry.stop = stop;
  change(entry, { state: "sending", refusal: undefined, secondsLeft: undefined });
  let began: { readonly at: number; readonly bytes: number } | undefined;
  const sent = await sendFile(entry.file, stop.signal, (sentBytes) => {
    const now = performance.now();
    began ??= { at: now, bytes: sentBytes };
    const pace = (sentBytes - began.bytes) / Math.max(1, now - began.at);
    change(entry, {
      sentBytes,
      state: sentBytes === entry.upload.byteSize ? "checking" : "sending",
      secondsLeft: pace > 0 ? (entry.upload.byteSize - sentBytes) / pace / 1000 : undefined,
    });
  });
  entry.stop = undefined;
  if (sent.ok) {
    change(entry, { state: "done", batchId: sent.batchId });
    onBatch?.();
  } else if (sent.refusal.code === "ABORTED") change(entry, { state: "paused" });
  else if (sent.refusal.code === "OFFLINE") change(entry, { state: "paused", refusal: sent.refusal });
  else change(entry, { state: "failed", refusal: sent.refusal });
  startNext();
}

function startNext(): void {
  if (entries.some((entry) => entry.stop !== undefined)) return;
  const next = entries.find((entry) => entry.upload.state === "waiting");
  if (next !== undefined) void run(next);
}

export function addFiles(files: readonly File[]): void {
  const added = files.map(
    (file): Entry => ({
      file,
      stop: undefined,
      upload: {
        id: newId(),
        fileName: file.name,
        byteSize: file.size,
        sentBytes: 0,
        state: "waiting",
        secondsLeft: undefined,
        refusal: undefined,
        batchId: undefined,
      },
    }),
  );
  // A file chosen again takes the place of its paused or failed self.
  const again = (entry: Entry) =>
    (entry.upload.state === "paused" || entry.upload.state === "failed") &&
    added.some(({ file }) => file.name === entry.file.name && file.size === entry.file.size);
  entries = [...entries.filter((entry) => !again(entry)), ...added];
  tell();
  startNext();
}

export function pauseUpload(id: string): void {
  const entry = entries.find((one) => one.upload.id === id);
  if (entry?.stop !== undefined) entry.stop.abort();
  else if (entry?.upload.state === "waiting") change(entry, { state: "paused" });
}

export function resumeUpload(id: string): void {
  const entry = entries.find((one) => one.upload.id === id);
  if (entry === undefined) return;
  change(entry, { state: "waiting", refusal: undefined });
  startNext();
}

/** Takes a file off the list; what the server has of it stays until it is sent again. */
export function removeUpload(id: string): void {
  entries.find((one) => one.upload.id === id)?.stop?.abort();
  entries = entries.filter((one) => one.upload.id !== id);
  tell();
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const currentUploads = (): readonly Upload[] => shown;

/** Called whenever a file became a batch. */
export function whenBatchOpened(callback: () => void): void {
  onBatch = callback;
}

/* The line is back: go on by itself. A page that is left while pieces are under way asks first. */
globalThis.addEventListener("online", () => {
  for (const { upload } of entries) {
    if (upload.state === "paused" && upload.refusal?.code === "OFFLINE") resumeUpload(upload.id);
  }
});
globalThis.addEventListener("beforeunload", (event) => {
  if (entries.some((entry) => entry.stop !== undefined)) event.preventDefault();
});
