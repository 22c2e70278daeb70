/** What this browser remembers of an upload that is not finished, so that it can go on after a reload. */
export interface KeptUpload {
  readonly uploadId: string;
  readonly fileName: string;
  readonly byteSize: number;
  readonly modifiedAt: number;
  readonly sentBytes: number;
}

const key = "sinergi.intake.uploads";
/** More unfinished uploads than this are forgotten, oldest first. */
const most = 10;

function isKept(value: unknown): value is KeptUpload {
  if (typeof value !== "object" || value === null) return false;
  const one = value as Record<keyof KeptUpload, unknown>;
  return (
    typeof one.uploadId === "string" &&
    typeof one.fileName === "string" &&
    typeof one.byteSize === "number" &&
    typeof one.modifiedAt === "number" &&
    typeof one.sentBytes === "number"
  );
}

export function keptUploads(): readonly KeptUpload[] {
  try {
    const stored: unknown = JSON.parse(globalThis.localStorage.getItem(key) ?? "[]");
    return Array.isArray(stored) ? stored.filter(isKept) : [];
  } catch {
    return [];
  }
}

function store(uploads: readonly KeptUpload[]): void {
  try {
    globalThis.localStorage.setItem(key, JSON.stringify(uploads.slice(-most)));
  } catch {
    // Storage is forbidden or full: the upload works, only a reload begins it anew.
  }
}

export function keepUpload(uploadId: string, file: File, sentBytes: number): void {
  const { name: fileName, size: byteSize, lastModified: modifiedAt } = file;
  const others = keptUploads().filter((one) => one.uploadId !== uploadId);
  store([...others, { uploadId, fileName, byteSize, modifiedAt, sentBytes }]);
}

export function forgetUpload(uploadId: string): void {
  store(keptUploads().filter((one) => one.uploadId !== uploadId));
}

/** Whether this browser sent a part of exactly this file under this upload: name, size and time of change. */
export function sameFileAsBefore(uploadId: string, file: File): boolean {
  return keptUploads().some(
    (one) =>
      one.uploadId === uploadId &&
      one.fileName === file.name &&
      one.byteSize === file.size &&
      one.modifiedAt === file.lastModified,
  );
}
