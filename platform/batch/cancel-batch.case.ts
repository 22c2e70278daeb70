import type { MatrixCase } from "#platform/testkit/matrix.ts";

export const matrixCase: MatrixCase = {
  prepare: async (database, { insider }) => {
    const { rows } = await database.owner.query<{ id: string }>(
      "insert into app.batches (kind, title, place_code, created_by) values ('test', 'Uji', '3602', $1), ('test', 'Uji', '3602', $1) returning id",
      [insider.userId],
    );
    return { input: { batchId: rows[0]?.id }, otherInput: { batchId: rows[1]?.id } };
  },
};
