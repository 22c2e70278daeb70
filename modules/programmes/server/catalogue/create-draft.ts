import { civilDateInWib } from "#platform/kernel/dates.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { catalogueEvents } from "../../contract/catalogue-events.ts";
import { createDraft } from "../../contract/create-draft.ts";
import { insertDraft } from "./insert-draft.ts";
import { openOfficeVersion } from "./open-versions.ts";
import { ownsProgramme } from "./ownership.ts";
import { isInForce, lockProgramme, versionsOf } from "./versions.ts";

export const handler = command(createDraft, async (tx, input, { actor, now, newId }) => {
  const programme = await lockProgramme(tx, input.code);
  if (programme === undefined) return refuse("PROGRAMME_NOT_FOUND");
  if (!ownsProgramme(actor, programme.bidang)) return refuse("NOT_YOUR_DIVISION");
  const today = civilDateInWib(now);
  const versions = await versionsOf(tx, input.code);
  const from =
    input.fromVersionId === undefined
      ? (versions.find((version) => isInForce(version, today)) ??
        versions.find((version) => version.state === "approved") ??
        versions[0])
      : versions.find((version) => version.id === input.fromVersionId);
  if (from === undefined) return refuse("VERSION_NOT_FOUND");
  const open = await openOfficeVersion(tx, input.code);
  if (open !== undefined)
    return refuse("DRAFT_OPEN", { details: { versionId: open.id, number: open.number } });

  const versionId = newId();
  const effectiveFrom = today > from.first_on ? today : from.first_on;
  const number = await insertDraft(tx, {
    versionId,
    definition: {
      ...from.definition,
      effectiveFrom,
      effectiveUpto: laterOrNone(from.definition.effectiveUpto, effectiveFrom),
    },
    source: "office",
    note: "",
    actorId: actor.userId,
  });
  return done({ versionId }, [
    catalogueEvents["programmes.draft-created.v1"](
      { kind: "programme-version", id: versionId },
      { programmeCode: input.code, number },
    ),
  ]);
});

/** The last day of the copied version, where it still lies ahead of the draft's first day. */
const laterOrNone = (upto: string | null, from: string): string | null =>
  upto !== null && upto >= from ? upto : null;
