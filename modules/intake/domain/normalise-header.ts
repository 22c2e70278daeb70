/**
 * Headers are compared by letters and digits alone: "NO. KK", "no_kk" and "NOKK" are one. Accents go, so that
 * a header damaged by one program still meets its twin.
 */
export function normaliseHeader(header: string): string {
  return header
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, "");
}
