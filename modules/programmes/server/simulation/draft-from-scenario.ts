import { civilDateInWib } from "#platform/kernel/dates.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { catalogueEvents } from "../../contract/catalogue-events.ts";
import { draftFromScenario } from "../../contract/draft-from-scenario.ts";
import { applyScenario } from "../../domain/scenario.ts";
import { insertDraft } from "../catalogue/insert-draft.ts";
import { openOfficeVersion } from "../catalogue/open-versions.ts";
import { ownsProgramme } from "../catalogue/ownership.ts";
import { isInForce, lockProgramme, versionsOf } from "../catalogue/versions.ts";

export const handler = command(draftFromScenario, async (tx, input, { actor, now, newId }) => {
  const { programmeCode, scenario } = input;
  const programme = await lockProgramme(tx, programmeCode);
  if (programme === undefined) return refuse("PROGRAMME_NOT_FOUND");
  if (!ownsProgramme(actor, programme.bidang)) return refuse("NOT_YOUR_DIVISION");
  const today = civilDateInWib(now);
  const from = (await versionsOf(tx, programmeCode)).find((version) => isInForce(version, today));
  if (from === undefined) return refuse("VERSION_NOT_FOUND");
  const open = await openOfficeVersion(tx, programmeCode);
  if (open !== undefined)
    return refuse("DRAFT_OPEN", { details: { versionId: open.id, number: open.number } });
  const rules = applyScenario(from.definition, scenario.change);
  if (rules.unknownPart !== null)
    return refuse("SCENARIO_PART_UNKNOWN", { details: { code: rules.unknownPart } });

  const versionId = newId();
  const { effectiveUpto } = rules.definition;
  const number = await insertDraft(tx, {
    versionId,
    definition: {
      ...rules.definition,
      effectiveFrom: today,
      effectiveUpto: effectiveUpto !== null && effectiveUpto >= today ? effectiveUpto : null,
    },
    source: "simulation",
    note: scenario.name,
    actorId: actor.userId,
  });
  return done(
    {
      versionId,
      ceilingKept: (rules.definition.budget?.ceilingRupiah ?? null) === rules.ceilingRupiah,
    },
    [
      catalogueEvents["programmes.draft-created.v1"](
        { kind: "programme-version", id: versionId },
        { programmeCode, number },
      ),
    ],
  );
});
