import { sql } from "kysely";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { approveVersion } from "../../contract/approve-version.ts";
import { catalogueEvents } from "../../contract/catalogue-events.ts";
import { problemsOf } from "./known.ts";
import { mayDecideFor } from "./ownership.ts";
import { staleDraft } from "./stale-draft.ts";
import { lockVersion, versionsOf } from "./versions.ts";

export const handler = command(approveVersion, async (tx, input, { actor, now }) => {
  const version = await lockVersion(tx, input.versionId);
  if (version === undefined) return refuse("VERSION_NOT_FOUND");
  if (!mayDecideFor(actor, version.bidang)) return refuse("NOT_YOUR_DIVISION");
  if (version.state !== "submitted") return refuse("VERSION_NOT_SUBMITTED");
  if (version.makers.includes(actor.userId)) return refuse("MAKER_IS_APPROVER");
  if (version.revision !== input.baseRevision) return refuse("STALE", { details: staleDraft(version) });

  const { effectiveFrom } = version.definition;
  const approved = (await versionsOf(tx, version.programme_code)).filter((one) => one.state === "approved");
  const later = approved.find((one) => one.first_on >= effectiveFrom);
  if (later !== undefined)
    return refuse("EFFECTIVE_TAKEN", { details: { number: later.number, from: later.first_on } });
  // Facts, regions or other programmes may have changed since it was submitted.
  const errors = (await problemsOf(tx, version.definition, civilDateInWib(now))).filter(
    (problem) => problem.severity === "error",
  );
  if (errors.length > 0)
    return refuse("VERSION_HAS_PROBLEMS", { details: { count: errors.length, problems: errors } });

  const ended = approved.find((one) => one.last_on === null || one.last_on >= effectiveFrom);
  if (ended !== undefined)
    await sql`select programmes.end_version(${ended.id}::uuid, ${effectiveFrom}::date)`.execute(tx);
  await sql`
    update programmes.versions v
       set state = 'approved', decided_at = ${now}, decided_by = ${actor.userId}::uuid, decision_note = ${input.note},
           revision = v.revision + 1
     where v.id = ${version.id}`.execute(tx);
  const endedVersionId = ended?.id ?? null;
  return done({ revision: version.revision + 1, endedVersionId }, [
    catalogueEvents["programmes.version-approved.v1"](
      { kind: "programme-version", id: version.id },
      { programmeCode: version.programme_code, number: version.number, effectiveFrom, endedVersionId },
    ),
  ]);
});
