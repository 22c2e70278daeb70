import { decreeCase, eventsOf } from "../testing/decree-case.ts";

export const matrixCase = decreeCase(
  () => ({}),
  async ({ id, revision, database }) => {
    await database.owner.query(
      "update delivery.decrees set reconciled_at = now(), reconciled_sha256 = delivery.list_sha256(id) where id = $1",
      [id],
    );
    const input = { decreeId: id, baseRevision: revision };
    const stale = { ...input, baseRevision: revision - 1 };
    return { input, otherInput: stale, staleInput: stale, effects: eventsOf("delivery.decree-submitted.v1") };
  },
);
