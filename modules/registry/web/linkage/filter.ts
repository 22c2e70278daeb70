import type { CallOf } from "#platform/kernel/contract.ts";
import type { listLinkPairs } from "../../contract/list-link-pairs.ts";

export type LinkFilterCall = Omit<CallOf<typeof listLinkPairs>, "after" | "limit">;

/** Names in the address, so that Back and a link to a colleague show the same list. */
export const filterNames = [
  "jenis",
  "wilayah",
  "status",
  "ragu",
  "peluang",
  "siapa",
  "umur",
  "sengketa",
] as const;

const oneOf = <T extends string>(text: string | undefined, known: readonly T[]): T | undefined =>
  known.find((one) => one === text);

const states = ["open", "different", "unsure", "ask-field", "awaiting-second", "merged"] as const;
export const doubts = [
  "moved",
  "same-number",
  "two-cards",
  "no-number",
  "one-name",
  "spelling",
  "number-differs",
  "other",
] as const;

/** The filters of the address as the contract takes them. */
export function filterOf(values: Readonly<Record<string, string>>): LinkFilterCall {
  const kind = oneOf(values["jenis"], ["person", "family"]);
  const state = oneOf(values["status"], states);
  const doubt = oneOf(values["ragu"], doubts);
  const assigned = oneOf(values["siapa"], ["me", "nobody"]);
  const [place = "", least = "", age = ""] = [values["wilayah"], values["peluang"], values["umur"]];
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(state === undefined ? {} : { state }),
    ...(doubt === undefined ? {} : { doubt }),
    ...(assigned === undefined ? {} : { assigned }),
    ...(place === "" ? {} : { placeCode: place }),
    ...(least === "" ? {} : { minProbability: Number(least) }),
    ...(age === "" ? {} : { minAgeDays: Number(age) }),
    ...(values["sengketa"] === "1" ? { disputed: "true" } : {}),
  };
}

/** The same filters as a query, to carry them from the list to the bench and back. */
export function filterQuery(values: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(
    filterNames.flatMap((name) => {
      const value = values[name] ?? "";
      return value === "" ? [] : [[name, value]];
    }),
  ).toString();
  return query === "" ? "" : `?${query}`;
}

/** Page of the engine where a search for duplicates is started (intake). */
export const startPage = "/cari-orang-sama";
