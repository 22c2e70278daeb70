import type { Actor } from "#platform/runtime/actor.ts";

const familyActions = {
  "change-family": "registry.family.change",
  "change-address": "registry.family.change",
  "create-person": "registry.person.record",
  "record-condition": "registry.condition.record",
  "record-life-event": "registry.event.record",
  "split-family": "registry.event.record",
  "merge-families": "registry.family.merge",
  "undo-merge": "registry.merge.undo",
  "reveal-number": "registry.number.reveal",
  "list-changes": "registry.change.list",
  "add-document": "registry.document.record",
} as const;

const personActions = {
  "change-person": "registry.person.change",
  "record-condition": "registry.condition.record",
  "end-condition": "registry.condition.record",
  "record-life-event": "registry.event.record",
  "merge-persons": "registry.person.merge",
  "undo-merge": "registry.merge.undo",
  "reveal-number": "registry.number.reveal",
  "list-changes": "registry.change.list",
  "add-document": "registry.document.record",
} as const;

/** Who belongs to a family moves with it. */
const lonePersonActions = { ...personActions, "move-person": "registry.person.change" } as const;

const groupActions = {
  "change-group": "registry.group.change",
  "change-group-members": "registry.group.record",
  "list-changes": "registry.change.list",
} as const;

const allowed = (actor: Actor, actions: Readonly<Record<string, string>>): string[] =>
  Object.entries(actions)
    .filter(([, permission]) => actor.permissions.has(permission))
    .map(([action]) => action);

/** What the screen may offer; a family or person that was merged is only looked at. */
export const allowedOnFamily = (actor: Actor, status: string): string[] =>
  status === "merged" ? ["list-changes"] : allowed(actor, familyActions);

export const allowedOnPerson = (actor: Actor, lifeStatus: string, familyId: string | null): string[] =>
  lifeStatus === "merged"
    ? ["list-changes"]
    : allowed(actor, familyId === null ? lonePersonActions : personActions);

export const allowedOnGroup = (actor: Actor): string[] => allowed(actor, groupActions);
