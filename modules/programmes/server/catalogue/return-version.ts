import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { catalogueEvents } from "../../contract/catalogue-events.ts";
import { returnVersion } from "../../contract/return-version.ts";
import { mayDecideFor } from "./ownership.ts";
import { staleDraft } from "./stale-draft.ts";
import { lockVersion } from "./versions.ts";

export const handler = command(returnVersion, async (tx, input, { actor, now }) => {
  const version = await lockVersion(tx, input.versionId);
  if (version === undefined) return refuse("VERSION_NOT_FOUND");
  if (!mayDecideFor(actor, version.bidang)) return refuse("NOT_YOUR_DIVISION");
  if (version.state !== "submitted") return refuse("VERSION_NOT_SUBMITTED");
  if (version.makers.includes(actor.userId)) return refuse("MAKER_IS_APPROVER");
  if (version.revision !== input.baseRevision) return refuse("STALE", { details: staleDraft(version) });
  await sql`
    update programmes.versions v
       set state = 'draft', decided_at = ${now}, decided_by = ${actor.userId}::uuid, decision_note = ${input.reason},
           revision = v.revision + 1
     where v.id = ${version.id}`.execute(tx);
  return done({ revision: version.revision + 1 }, [
    catalogueEvents["programmes.version-returned.v1"](
      { kind: "programme-version", id: version.id },
      { programmeCode: version.programme_code, number: version.number },
    ),
  ]);
});
