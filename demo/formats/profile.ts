import { readFileSync } from "node:fs";

/** What the generator needs of a file profile; reference/file-profiles is read so that both sides agree on headers. */
export interface Profile {
  readonly id: string;
  readonly file: { readonly delimiters: readonly string[]; readonly skip: readonly string[] };
  readonly columns: readonly { readonly header: string; readonly field?: string; readonly codes?: string }[];
  readonly codes?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export function loadProfile(id: string): Profile {
  const url = new URL(`../../reference/file-profiles/${id}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, "utf8")) as Profile;
}

/**
 * The file's code for one of ours, by the profile's own table read backwards; where several file codes mean the
 * same, the first counts. Undefined where the table has none for it.
 */
export function codesBackwards(profile: Profile, table: string): ReadonlyMap<string, string> {
  const backwards = new Map<string, string>();
  for (const [theirs, ours] of Object.entries(profile.codes?.[table] ?? {})) {
    if (!backwards.has(ours)) backwards.set(ours, theirs);
  }
  return backwards;
}
