import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aReleasedBatch } from "../testing/payments.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const { batchId } = await aReleasedBatch(database, { placeCode: villageInside });
    const { rows } = await database.owner.query<{ id: string }>(
      "select j.id from delivery.journals j where j.batch_id = $1",
      [batchId],
    );
    return { input: { journalId: rows[0]?.id }, secrets: [batchId] };
  },
};
