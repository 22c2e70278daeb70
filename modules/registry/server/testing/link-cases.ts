import type { Database } from "#platform/db/connection.ts";
import { aFamily } from "./builders.ts";
import { aPair, type PairSeed } from "./pairs.ts";

/** Two women of one village who may be one, for matrix cases and tests. */
export async function twoRecords(database: Database, placeCode: string, seed: PairSeed = {}) {
  const one = await aFamily(database, { placeCode, members: [{ name: "ROHAYATI" }] });
  const other = await aFamily(database, { placeCode, members: [{ name: "RD ROHAYATI" }] });
  const pairId = await aPair(
    database,
    { id: one.head.id, placeCode },
    { id: other.head.id, placeCode },
    seed,
  );
  return { pairId, kept: one.head, merged: other.head, one, other };
}

/** The same, already decided in an act. */
export async function decidedRecords(
  database: Database,
  placeCode: string,
  decided: {
    readonly state: "different" | "awaiting-second";
    readonly by: string;
    readonly actId: string;
  },
) {
  const records = await twoRecords(database, placeCode);
  const plan = {
    keptId: records.kept.id,
    keptRevision: 1,
    members: [{ id: records.merged.id, revision: 1 }],
    take: [],
  };
  const decision = decided.state === "different" ? "different" : "same";
  await database.owner.query(
    `with pair as (
       update registry.link_pairs set state = $2, decided_by = $3, decided_at = now(), act_id = $4, reason = 'Uji',
              plan = case when $2 = 'awaiting-second' then $5::jsonb end where id = $1 returning *)
     insert into registry.link_decisions (pair_id, act_id, place_a, place_b, decision, state_before, state_after, weight,
       decided_at, decided_by)
     select id, act_id, place_a, place_b, $6, 'open', state, weight, decided_at, decided_by from pair`,
    [records.pairId, decided.state, decided.by, decided.actId, JSON.stringify(plan), decision],
  );
  return records;
}

/** A decision drawn for a blind second look. */
export async function aCheck(
  database: Database,
  placeCode: string,
  firstBy: string,
  actId: string,
): Promise<{ readonly checkId: string; readonly pairId: string }> {
  const { pairId, kept, merged } = await decidedRecords(database, placeCode, {
    state: "different",
    by: firstBy,
    actId,
  });
  const side = (id: string, name: string) => ({
    id,
    revision: 1,
    kind: "person",
    name,
    numberMasked: null,
    numberDiffersAt: [],
    kkMasked: null,
    kkDiffersAt: [],
    sex: "P",
    bornOn: "1954-08-17",
    birthPlace: "",
    motherName: "",
    relation: 1,
    familyId: null,
    headName: "",
    place: { code: placeCode, label: "" },
    address: "",
    rt: "",
    rw: "",
    lifeStatus: "alive",
    isProtected: false,
    mergedInto: null,
    source: "test",
    createdAt: "2026-11-22T00:00:00.000Z",
    members: [],
    aid: [],
    changes: [],
  });
  const { rows } = await database.owner.query<{ id: string }>(
    `insert into registry.link_checks (pair_id, act_id, place_a, place_b, first_by, first_decision, sides, drawn_at)
     values ($1, $2, $3, $3, $4, 'different', $5::jsonb, now()) returning id`,
    [
      pairId,
      actId,
      placeCode,
      firstBy,
      JSON.stringify([side(kept.id, kept.name), side(merged.id, merged.name)]),
    ],
  );
  return { checkId: rows[0]?.id ?? "", pairId };
}
