import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { assessmentWork } from "./work.ts";

export const matrixCase: MatrixCase = {
  areaCode: "36",
  async prepare(database) {
    // One at a time: the one of the attack before has ended.
    await database.owner.query("update app.batches set state = 'cancelled' where kind = $1", [
      assessmentWork,
    ]);
    return {
      input: { period: "2026", asOfOn: "2026-11-22" },
      otherInput: { period: "2026", asOfOn: "2026-11-23" },
      countEffects: async () => {
        const { rows } = await database.owner.query<{ n: number }>(
          "select count(*)::int as n from app.batches where kind = $1",
          [assessmentWork],
        );
        return rows[0]?.n ?? 0;
      },
    };
  },
};
