import type { Database } from "#platform/db/connection.ts";
import { newId } from "#platform/kernel/ids.ts";

/** A period that can still be proposed for. */
export const farPeriod = "2999-01";

/** A list with one row about a family's removal. */
export async function aProposal(
  database: Database,
  at: {
    readonly placeCode: string;
    readonly familyId: string;
    readonly tier?: string;
    readonly state?: string;
    readonly period?: string;
    readonly createdBy?: string;
  },
): Promise<{ proposalId: string; rowId: string }> {
  const [proposalId, rowId] = [newId(), newId()];
  const region = at.placeCode.slice(0, 4);
  const state = at.state ?? "draft";
  await database.owner.query(
    `insert into verification.proposals (region_code, id, place_code, period, lane, title, state, created_at, created_by)
     values ($1, $2, $3, $4, 'formal', 'Usulan uji', $5, now(), $6)`,
    [
      region,
      proposalId,
      at.placeCode,
      at.period ?? farPeriod,
      state === "draft" ? "draft" : "sent",
      at.createdBy ?? newId(),
    ],
  );
  await database.owner.query(
    `insert into verification.proposal_rows (region_code, id, proposal_id, place_code, row_number, kind, family_id, subject_name,
       content, state, tier) values ($1, $2, $3, $4, 1, 'removal', $5::uuid, 'SARMANAH', jsonb_build_object('kind', 'removal', 'familyId', $5::text), $6, $7)`,
    [region, rowId, proposalId, at.placeCode, at.familyId, state, at.tier ?? "village"],
  );
  return { proposalId, rowId };
}

/** Minutes that back a list. */
export async function aBacking(database: Database, placeCode: string, proposalId: string): Promise<string> {
  const id = newId();
  await database.owner.query(
    `insert into verification.backings (region_code, id, proposal_id, place_code, kind, number, held_on, chair_name, attendance,
       media_type, file_name, sha256, content, recorded_at, recorded_by)
     values (left($1, 4), $2, $3, $1, 'musdes', '01/BA/2026', '2026-01-05', 'KETUA BPD', '[{"name":"A","position":""}]',
       'application/pdf', 'ba.pdf', '\\x00', '\\x255044462d', now(), $2)`,
    [placeCode, id, proposalId],
  );
  return id;
}
