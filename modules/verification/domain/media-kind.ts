const starts = (bytes: Uint8Array, at: number, ...wanted: number[]): boolean =>
  wanted.every((byte, index) => bytes[at + index] === byte);

/** Do the first bytes say what the media type says? A photo that is none never reaches the store. */
export function isOfKind(bytes: Uint8Array, mediaType: string): boolean {
  switch (mediaType) {
    case "image/jpeg":
      return starts(bytes, 0, 0xff, 0xd8, 0xff);
    case "image/png":
      return starts(bytes, 0, 0x89, 0x50, 0x4e, 0x47);
    case "image/webp":
      return starts(bytes, 0, 0x52, 0x49, 0x46, 0x46) && starts(bytes, 8, 0x57, 0x45, 0x42, 0x50);
    case "audio/webm":
      return starts(bytes, 0, 0x1a, 0x45, 0xdf, 0xa3);
    case "application/pdf":
      return starts(bytes, 0, 0x25, 0x50, 0x44, 0x46);
    case "audio/mp4":
      return starts(bytes, 4, 0x66, 0x74, 0x79, 0x70);
    default:
      return false;
  }
}
