/** Id of a kind of file from its name: "Daftar Lansia 2026" → "daftar-lansia-2026"; 2 to 60 letters, digits, "-". */
export function slugOf(title: string): string {
  const slug = title
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, "");
  return slug.length < 2 ? `berkas-${slug}`.replace(/-$/, "") : slug;
}
