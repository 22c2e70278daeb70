import { sql } from "kysely";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { catalogueEvents } from "../../contract/catalogue-events.ts";
import { saveDraft } from "../../contract/save-draft.ts";
import { differences } from "../../domain/differences.ts";
import { problemsOf } from "./known.ts";
import { ownsProgramme } from "./ownership.ts";
import { definitionSha256 } from "./read-reference.ts";
import { staleDraft } from "./stale-draft.ts";
import { lockVersion } from "./versions.ts";

export const handler = command(saveDraft, async (tx, input, { actor, now }) => {
  const version = await lockVersion(tx, input.versionId);
  if (version === undefined) return refuse("VERSION_NOT_FOUND");
  if (!ownsProgramme(actor, version.bidang)) return refuse("NOT_YOUR_DIVISION");
  if (version.state !== "draft") return refuse("VERSION_NOT_DRAFT");
  const { definition } = input;
  if (version.revision !== input.baseRevision)
    return refuse("STALE", { details: staleDraft(version, definition) });
  const { code, bidang, kind } = version.definition;
  if (definition.code !== code || definition.bidang !== bidang || definition.kind !== kind)
    return refuse("PROGRAMME_IDENTITY_FIXED");
  const { effectiveFrom, effectiveUpto } = definition;
  // The column follows only where both days make a range; the definition keeps what was typed.
  const upto = effectiveUpto !== null && effectiveUpto < effectiveFrom ? null : effectiveUpto;
  await sql`
    update programmes.versions v
       set definition = ${JSON.stringify(definition)}::jsonb,
           definition_sha256 = decode(${definitionSha256(definition)}, 'hex'),
           effective = daterange(${effectiveFrom}::date, ${upto}::date, '[]'), note = ${input.note},
           revision = v.revision + 1,
           makers = array(select distinct u from unnest(array_append(v.makers, ${actor.userId}::uuid)) u)
     where v.id = ${version.id}`.execute(tx);
  const fields = [
    ...new Set(differences(version.definition, definition).map(({ path }) => path.slice(0, 2).join("."))),
  ];
  return done(
    { revision: version.revision + 1, problems: await problemsOf(tx, definition, civilDateInWib(now)) },
    [
      catalogueEvents["programmes.draft-saved.v1"](
        { kind: "programme-version", id: version.id },
        { programmeCode: version.programme_code, number: version.number, fields },
      ),
    ],
  );
});
