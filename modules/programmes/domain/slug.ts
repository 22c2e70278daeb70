/** A code from a text: "Kaki palsu (baru)" → "kaki-palsu-baru"; "" where no letter begins it. */
export const slugOf = (text: string, most = 40): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .slice(0, most)
    .replace(/-+$/, "");

/** The same, made unlike every code given by a running number. */
export function freeCode(text: string, taken: ReadonlySet<string>, fallback: string): string {
  const base = slugOf(text, 36) || fallback;
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}
