import { type PlaceLevel, placeLevel } from "#platform/kernel/place-code.ts";

export const lanes = ["formal", "participatory"] as const;
export type Lane = (typeof lanes)[number];

/** Who holds a row. */
export type Tier = PlaceLevel;
export const rowStates = ["draft", "waiting", "returned", "refused", "accepted", "withdrawn"] as const;
export type RowState = (typeof rowStates)[number];
export const rowActs = ["endorse", "return", "refuse"] as const;
export type RowAct = (typeof rowActs)[number];

export interface RowPlace {
  readonly state: RowState;
  readonly tier: Tier;
}

/** The tiers a lane climbs. What citizens propose reaches the kabupaten/kota office directly. */
export const climb: Readonly<Record<Lane, readonly Tier[]>> = {
  formal: ["district", "regency", "province"],
  participatory: ["regency", "province"],
};

/** The tier an officer acts for: that of the own area. */
export const tierOf = (areaCode: string): Tier | undefined => placeLevel(areaCode);

type Decision<Code extends string> =
  | { readonly ok: true; readonly next: RowPlace }
  | { readonly ok: false; readonly code: Code };

const ended: ReadonlySet<RowState> = new Set(["refused", "accepted", "withdrawn"]);
export const isEnded = ({ state }: RowPlace): boolean => ended.has(state);
/** May the village still write in it? */
export const isOpenToVillage = ({ state }: RowPlace): boolean => state === "draft" || state === "returned";

/** A village sends a row up, the first time or after correcting it. */
export function decideSend(row: RowPlace, lane: Lane): Decision<"ROW_NOT_OPEN"> {
  const [first] = climb[lane];
  return isOpenToVillage(row) && first !== undefined
    ? { ok: true, next: { state: "waiting", tier: first } }
    : { ok: false, code: "ROW_NOT_OPEN" };
}

/**
 * One tier decides on one row. A tier that lets its day pass may be stood in for by the next one, so that a kecamatan
 * without a worker does not hold a village back; nobody decides on what they proposed themselves. Return and refusal
 * always carry a reason; a kecamatan returns, it does not refuse.
 */
export function decideRow(
  row: RowPlace,
  lane: Lane,
  act: RowAct,
  by: {
    readonly tier: Tier;
    readonly isProposer: boolean;
    readonly reason: string;
    readonly isLate: boolean;
  },
): Decision<
  "ROW_NOT_WAITING" | "NOT_YOUR_TIER" | "PROPOSED_BY_YOURSELF" | "REASON_MISSING" | "TIER_MAY_NOT_REFUSE"
> {
  if (row.state !== "waiting") return { ok: false, code: "ROW_NOT_WAITING" };
  const tiers = climb[lane];
  const [held, own] = [tiers.indexOf(row.tier), tiers.indexOf(by.tier)];
  if (own < 0 || (own !== held && !(by.isLate && own === held + 1)))
    return { ok: false, code: "NOT_YOUR_TIER" };
  if (by.isProposer) return { ok: false, code: "PROPOSED_BY_YOURSELF" };
  if (act !== "endorse" && by.reason.trim().length < 3) return { ok: false, code: "REASON_MISSING" };
  if (act === "return") return { ok: true, next: { state: "returned", tier: "village" } };
  if (act === "refuse")
    return by.tier === "district"
      ? { ok: false, code: "TIER_MAY_NOT_REFUSE" }
      : { ok: true, next: { state: "refused", tier: by.tier } };
  const above = tiers[own + 1];
  return {
    ok: true,
    next: above === undefined ? { state: "accepted", tier: by.tier } : { state: "waiting", tier: above },
  };
}

/** The proposer takes a row back while it has no end. */
export function decideWithdraw(row: RowPlace): Decision<"ROW_ENDED"> {
  return isEnded(row) ? { ok: false, code: "ROW_ENDED" } : { ok: true, next: { ...row, state: "withdrawn" } };
}
