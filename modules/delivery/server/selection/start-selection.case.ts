import { assessEverybody } from "#modules/programmes/server/testing/assess.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aProgramme } from "../testing/programme.ts";

export const matrixCase: MatrixCase = {
  prepare: async (database, { insider }) => {
    const { code } = await aProgramme(database);
    await assessEverybody(database);
    const input = { programmeCode: code, period: "2026", placeCode: "3602", title: "Seleksi uji" };
    return {
      input,
      otherInput: { ...input, title: "Seleksi lain" },
      actor: { userId: insider.userId },
      countEffects: async () =>
        (
          await database.owner.query<{ n: number }>(
            "select count(*)::int as n from delivery.selections s where s.programme_code = $1",
            [code],
          )
        ).rows[0]?.n ?? 0,
    };
  },
};
