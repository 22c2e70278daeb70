import type { Actor } from "#platform/runtime/actor.ts";
import type { VersionRow } from "./versions.ts";

/**
 * Whether the actor works for the division that owns a programme. One of another tier belongs to no division of
 * the office; any officer who may edit programmes keeps it.
 */
export const ownsProgramme = (actor: Actor, bidang: string | null): boolean =>
  bidang === null || actor.bidang === bidang;

/** Who approves: a head without a division decides for all of them, others for their own. */
export const mayDecideFor = (actor: Actor, bidang: string | null): boolean =>
  actor.bidang === null || ownsProgramme(actor, bidang);

type Act =
  | "create-draft"
  | "save-draft"
  | "submit-version"
  | "approve-version"
  | "return-version"
  | "withdraw-version";

/** What the screen may offer on a version; the handlers decide again. */
export function allowedOnVersion(actor: Actor, version: VersionRow): Act[] {
  const edits = actor.permissions.has("programmes.version.edit") && ownsProgramme(actor, version.bidang);
  const decides =
    actor.permissions.has("programmes.version.approve") &&
    mayDecideFor(actor, version.bidang) &&
    !version.makers.includes(actor.userId);
  return [
    ...(edits ? (["create-draft"] as const) : []),
    ...(edits && version.state === "draft" ? (["save-draft", "submit-version"] as const) : []),
    ...(edits && (version.state === "draft" || version.state === "submitted")
      ? (["withdraw-version"] as const)
      : []),
    ...(decides && version.state === "submitted" ? (["approve-version", "return-version"] as const) : []),
  ];
}
