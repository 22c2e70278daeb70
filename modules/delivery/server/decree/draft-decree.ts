import { sql } from "kysely";
import { ProgrammeDefinition } from "#modules/programmes/contract/definition.ts";
import type { Tx } from "#platform/db/tx.ts";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { decreeEvents } from "../../contract/decree-events.ts";
import { draftDecree } from "../../contract/draft-decree.ts";
import { type PaperFor, paperFor } from "../../domain/paper-words.ts";
import { paymentsOf } from "../../domain/payments.ts";
import { findDecree, recountList } from "./decree-row.ts";
import { fillFromList } from "./fill-from-list.ts";
import { fillFromSelection } from "./fill-from-selection.ts";
import { amendedAnyway, wordTemplate } from "./word-templates.ts";

interface Origin {
  readonly programmeCode: string;
  readonly versionId: string;
  readonly period: string;
  readonly placeCode: string;
  readonly definition: ProgrammeDefinition;
}

async function originOfVersion(
  tx: Tx,
  row: { programmeCode: string; versionId: string; period: string; placeCode: string },
): Promise<Origin> {
  const { rows } = await sql<{ definition: unknown }>`
    select v.definition from programmes.versions v where v.id = ${row.versionId}`.execute(tx);
  return { ...row, definition: ProgrammeDefinition.parse(rows[0]?.definition) };
}

/** The approved version whose days hold the decree's first day. */
async function versionOn(tx: Tx, programmeCode: string, on: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select v.id from programmes.versions v
     where v.programme_code = ${programmeCode} and v.state = 'approved' and v.effective @> ${on}::date`.execute(
    tx,
  );
  return rows[0]?.id;
}

export const handler = command(draftDecree, async (tx, input, { actor, now, newId }) => {
  if (input.endsOn < input.startsOn) return refuse("DATES_REVERSED");
  if (input.budgetId !== null) {
    const { rows } = await sql`select 1 from delivery.budgets b where b.id = ${input.budgetId}`.execute(tx);
    if (rows.length === 0) return refuse("BUDGET_NOT_FOUND");
  }
  const { from } = input;
  let origin: Origin;
  let selectionId: string | null = null;
  let amendsId: string | null = null;
  let amends: PaperFor["amends"] = null;
  if (from.kind === "selection") {
    const { rows } = await sql<{
      programmeCode: string;
      versionId: string;
      period: string;
      placeCode: string;
      state: string;
    }>`
      select s.programme_code as "programmeCode", s.version_id as "versionId", s.period, s.place_code as "placeCode", s.state
        from delivery.selections s where s.id = ${from.selectionId} for no key update`.execute(tx);
    const selection = rows[0];
    if (!selection) return refuse("SELECTION_NOT_FOUND");
    if (selection.state !== "open") return refuse("SELECTION_NOT_OPEN");
    origin = await originOfVersion(tx, selection);
    selectionId = from.selectionId;
  } else if (from.kind === "list") {
    const { rows } = await sql<{
      programmeCode: string;
      period: string;
      placeCode: string;
      state: string;
      purpose: string;
    }>`
      select l.programme_code as "programmeCode", l.period, l.place_code as "placeCode", l.state, l.purpose
        from delivery.proposal_lists l where l.id = ${from.listId}`.execute(tx);
    const list = rows[0];
    if (!list) return refuse("PROPOSAL_LIST_NOT_FOUND");
    if (list.state !== "received" || list.purpose !== "decree") return refuse("LIST_NOT_FOR_DECREE");
    const versionId = await versionOn(tx, list.programmeCode, input.startsOn);
    if (versionId === undefined) return refuse("PROGRAMME_NOT_IN_FORCE");
    origin = await originOfVersion(tx, { ...list, versionId });
  } else {
    const amended = await findDecree(tx, from.decreeId);
    if (!amended) return refuse("DECREE_NOT_FOUND");
    if (amended.state !== "signed") return refuse("DECREE_NOT_SIGNED");
    origin = await originOfVersion(tx, amended);
    // Amendments all name the first decree, so that a chain is one step deep.
    amendsId = amended.amendsId ?? amended.id;
    amends = {
      number: amended.number ?? "",
      datedOn: amended.datedOn ?? "",
      because: from.because ?? amendedAnyway,
    };
  }

  const decreeId = newId();
  const { definition, ...facts } = origin;
  const paper = paperFor(wordTemplate(amendsId === null ? "new" : "amending"), {
    definition,
    period: facts.period,
    on: civilDateInWib(now),
    amends,
  });
  await sql`
    insert into delivery.decrees (id, kind, amends_id, programme_code, version_id, selection_id, period, place_code, title, budget_id,
      announced_rupiah, starts_on, ends_on, paper, made_at, made_by)
    values (${decreeId}, ${amendsId === null ? "new" : "amending"}, ${amendsId}, ${facts.programmeCode}, ${facts.versionId}, ${selectionId},
      ${facts.period}, ${facts.placeCode}, ${input.title}, ${input.budgetId}, ${input.announcedRupiah}::bigint, ${input.startsOn},
      ${input.endsOn}, ${JSON.stringify(paper)}, ${now}, ${actor.userId})`.execute(tx);
  const payments = paymentsOf(definition);
  if (from.kind === "selection") {
    await fillFromSelection(tx, decreeId, from.selectionId, payments);
    await sql`update delivery.selections s set state = 'used', revision = s.revision + 1 where s.id = ${from.selectionId}`.execute(
      tx,
    );
  }
  if (from.kind === "list")
    await fillFromList(tx, decreeId, from.listId, { ...payments, unit: definition.unit });
  const list = await recountList(tx, decreeId);
  return done({ decreeId, lines: list.lines }, [
    decreeEvents["delivery.decree-drafted.v1"](
      { kind: "decree", id: decreeId, placeCode: facts.placeCode },
      { kind: from.kind, lines: list.lines, totalRupiah: String(list.totalRupiah) },
    ),
  ]);
});
