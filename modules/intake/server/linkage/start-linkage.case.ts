import { aFamily } from "#modules/registry/server/testing/builders.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { linkWork } from "./work.ts";

export const matrixCase: MatrixCase = {
  areaCode: "3602",
  async prepare(database) {
    // One at a time: the one of the attack before has ended.
    await database.owner.query("update app.batches set state = 'cancelled' where kind = $1", [linkWork]);
    await aFamily(database, { placeCode: "3602012001" });
    return {
      input: { train: false },
      otherInput: { train: true },
      countEffects: async () => {
        const { rows } = await database.owner.query<{ n: number }>(
          "select count(*)::int as n from app.batches where kind = $1",
          [linkWork],
        );
        return rows[0]?.n ?? 0;
      },
    };
  },
};
