import { fieldValues, recordHousing } from "#modules/registry/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import type { AuditEvent } from "#platform/kernel/audit.ts";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import type { ActorContext } from "#platform/runtime/operation.ts";
import { sameValue } from "../../domain/compare-answer.ts";
import type { ChangeRow } from "./change-rows.ts";
import { registryAct } from "./registry-act.ts";

export type Applied =
  | { readonly state: "accepted"; readonly audit: readonly AuditEvent[] }
  | { readonly state: "overtaken" }
  | { readonly state: "waiting"; readonly code: string };

const addressFields = new Set(["address", "hamlet", "rt", "rw", "latitude", "longitude"]);
const housing = "housing.";

const why = (change: ChangeRow): string =>
  change.reason.length >= 3 ? change.reason : change.origin === "visit" ? "Hasil kunjungan" : "Usulan desa";

async function act(
  tx: Tx,
  name: Parameters<typeof registryAct>[1],
  input: unknown,
  context: ActorContext,
): Promise<Applied> {
  const done = await registryAct(tx, name, input, context);
  return done.ok ? { state: "accepted", audit: done.audit } : { state: "waiting", code: done.code };
}

/** Is what the registry holds still what the proposer saw? A village's row names no value before it. */
const isOvertaken = (change: ChangeRow, current: string | number | null | undefined): boolean =>
  change.origin === "visit" &&
  !sameValue(current, change.before) &&
  !sameValue(current, change.after as string);

async function setField(tx: Tx, change: ChangeRow, context: ActorContext): Promise<Applied> {
  const known = change.familyId === null ? undefined : await fieldValues(tx, change.familyId);
  if (known === undefined) return { state: "waiting", code: "FAMILY_NOT_FOUND" };
  const { field, after } = change;
  const reason = why(change);
  if (change.personId !== null) {
    const person = known.persons.get(change.personId);
    if (person === undefined) return { state: "waiting", code: "PERSON_NOT_FOUND" };
    if (isOvertaken(change, person.values[field])) return { state: "overtaken" };
    const { personId } = change;
    return act(
      tx,
      "registry.change-person",
      { personId, baseRevision: person.revision, changes: { [field]: after }, reason },
      context,
    );
  }
  const { familyId, revision: baseRevision } = known;
  if (field.startsWith(housing)) {
    const name = field.slice(housing.length);
    if (isOvertaken(change, known.housing[name])) return { state: "overtaken" };
    if (typeof after !== "number") return { state: "waiting", code: "INPUT_INVALID" };
    const seenOn = civilDateInWib(change.proposedAt);
    const meta = { actorId: context.actor.userId, at: context.now, reason };
    await recordHousing(tx, { familyId, seenOn, values: { [name]: after } }, meta);
    return { state: "accepted", audit: [] };
  }
  if (isOvertaken(change, known.family[field])) return { state: "overtaken" };
  if (!addressFields.has(field))
    return act(
      tx,
      "registry.change-family",
      { familyId, baseRevision, changes: { [field]: after }, reason },
      context,
    );
  const { kkNumber: _kk, ...now } = known.family;
  const address = { placeCode: known.placeCode, ...now, [field]: after };
  return act(tx, "registry.change-address", { familyId, baseRevision, address, reason }, context);
}

async function lifeEvent(tx: Tx, change: ChangeRow, context: ActorContext): Promise<Applied> {
  const known = change.familyId === null ? undefined : await fieldValues(tx, change.familyId);
  const person = change.personId === null ? undefined : known?.persons.get(change.personId);
  if (person === undefined) return { state: "waiting", code: "PERSON_NOT_FOUND" };
  const { happenedOn, destination } = change.after as { happenedOn: string; destination: string };
  const input = {
    personId: change.personId,
    baseRevision: person.revision,
    kind: change.field,
    happenedOn,
    destination,
    note: why(change),
  };
  return act(tx, "registry.record-life-event", input, context);
}

/** Writes one accepted line into the registry, or says why it cannot be now. */
export async function applyChange(tx: Tx, change: ChangeRow, context: ActorContext): Promise<Applied> {
  switch (change.act) {
    case "set-field":
      return setField(tx, change, context);
    case "life-event":
      return lifeEvent(tx, change, context);
    case "create-family":
      return act(tx, "registry.create-family", { ...(change.after as object), reason: why(change) }, context);
    case "move-family":
    case "end-family":
      return { state: "waiting", code: "NOT_POSSIBLE_NOW" };
    default:
      return change.act satisfies never;
  }
}
