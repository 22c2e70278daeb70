/**
 * A protected name (child in law, victim …) as lists show it, also to who may see it: "S. R. 2". The full name stands
 * on the person's own page only, where each look is written down (UU 11/2012 art. 19).
 */
export const initials = (name: string): string => name.replace(/(\p{L})\p{L}*/gu, "$1.");

/** The name, by initials where the row lies behind a compartment. */
export const listedName = (row: { readonly name: string; readonly compartment: string | null }): string =>
  row.compartment === null ? row.name : initials(row.name);
