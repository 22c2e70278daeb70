import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { catalogueEvents } from "../../contract/catalogue-events.ts";
import { createProgramme } from "../../contract/create-programme.ts";
import { Bidang } from "../../contract/version-shapes.ts";
import { emptyDefinition } from "../../domain/empty-definition.ts";
import { insertDraft } from "./insert-draft.ts";

export const handler = command(createProgramme, async (tx, input, { actor, newId }) => {
  const bidang = Bidang.safeParse(actor.bidang);
  if (!bidang.success) return refuse("BIDANG_NEEDED");
  const added = await sql`
    insert into programmes.programmes (code, bidang, kind, created_by)
    values (${input.code}, ${bidang.data}, 'own', ${actor.userId}::uuid)
    on conflict (code) do nothing returning 1`.execute(tx);
  if (added.rows.length === 0) return refuse("PROGRAMME_CODE_TAKEN");
  const versionId = newId();
  const number = await insertDraft(tx, {
    versionId,
    definition: emptyDefinition(input, bidang.data),
    source: "office",
    note: "",
    actorId: actor.userId,
  });
  return done({ versionId }, [
    catalogueEvents["programmes.programme-created.v1"](
      { kind: "programme-version", id: versionId },
      { programmeCode: input.code },
    ),
    catalogueEvents["programmes.draft-created.v1"](
      { kind: "programme-version", id: versionId },
      { programmeCode: input.code, number },
    ),
  ]);
});
