import { sql } from "kysely";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { catalogueEvents } from "../../contract/catalogue-events.ts";
import { submitVersion } from "../../contract/submit-version.ts";
import { problemsOf } from "./known.ts";
import { ownsProgramme } from "./ownership.ts";
import { staleDraft } from "./stale-draft.ts";
import { lockVersion } from "./versions.ts";

export const handler = command(submitVersion, async (tx, input, { actor, now }) => {
  const version = await lockVersion(tx, input.versionId);
  if (version === undefined) return refuse("VERSION_NOT_FOUND");
  if (!ownsProgramme(actor, version.bidang)) return refuse("NOT_YOUR_DIVISION");
  if (version.state !== "draft") return refuse("VERSION_NOT_DRAFT");
  if (version.revision !== input.baseRevision) return refuse("STALE", { details: staleDraft(version) });
  const problems = await problemsOf(tx, version.definition, civilDateInWib(now));
  const errors = problems.filter((problem) => problem.severity === "error");
  if (errors.length > 0)
    return refuse("VERSION_HAS_PROBLEMS", { details: { count: errors.length, problems: errors } });
  await sql`
    update programmes.versions v
       set state = 'submitted', submitted_at = ${now}, submitted_by = ${actor.userId}::uuid, note = ${input.note},
           decided_at = null, decided_by = null, decision_note = '', revision = v.revision + 1,
           makers = array(select distinct u from unnest(array_append(v.makers, ${actor.userId}::uuid)) u)
     where v.id = ${version.id}`.execute(tx);
  return done({ revision: version.revision + 1 }, [
    catalogueEvents["programmes.version-submitted.v1"](
      { kind: "programme-version", id: version.id },
      { programmeCode: version.programme_code, number: version.number },
    ),
  ]);
});
