import type { Actor } from "#platform/runtime/actor.ts";
import type { decreeActions } from "../../contract/decree-shapes.ts";
import type { DecreeRecord } from "./decree-row.ts";

type Action = (typeof decreeActions)[number];

/** What this person may do with the decree now, and why the next step is closed to them although their role has it. */
export function allowedOnDecree(
  actor: Actor,
  decree: Pick<DecreeRecord, "state" | "madeBy" | "checkedBy">,
  paperState: string,
): { readonly actions: Action[]; readonly blockedBy: string | null } {
  const { state } = decree;
  const may = (permission: string) => actor.permissions.has(permission);
  const unsigned = state !== "signed" && state !== "cancelled";
  const isMaker = decree.madeBy === actor.userId;
  const isChecker = decree.checkedBy === actor.userId;
  const canCheck = may("delivery.decree.check") && state === "submitted";
  const canSign = may("delivery.decree.sign") && state === "checked";
  const rules: ReadonlyArray<readonly [Action, boolean]> = [
    ["change", state === "draft" && may("delivery.decree.prepare")],
    ["reconcile", state !== "cancelled" && may("delivery.finding.resolve")],
    ["resolve", state !== "cancelled" && may("delivery.finding.resolve")],
    ["submit", state === "draft" && may("delivery.decree.prepare")],
    ["return", (state === "submitted" || state === "checked") && may("delivery.decree.check")],
    ["check", canCheck && !isMaker],
    ["sign", canSign && !isMaker && !isChecker && paperState === "ready"],
    ["cancel", unsigned && may("delivery.decree.prepare")],
    ["amend", state === "signed" && may("delivery.decree.prepare")],
  ];
  const blockedBy =
    canCheck && isMaker
      ? "MAKER_CANNOT_CHECK"
      : canSign && (isMaker || isChecker)
        ? "MAKER_CANNOT_SIGN"
        : canSign && paperState !== "ready"
          ? "PAPER_NOT_READY"
          : null;
  return { actions: rules.filter(([, allowed]) => allowed).map(([action]) => action), blockedBy };
}
