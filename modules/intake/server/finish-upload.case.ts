import { newId } from "#platform/kernel/ids.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aTestUpload } from "./testing/upload-case.ts";

export const matrixCase: MatrixCase = {
  prepare: async (database, helper) => {
    const { userId, areaCode } = helper.insider;
    const upload = () =>
      aTestUpload(database, { userId, areaCode, content: `nik;nama\n${newId()};A\n`, received: true });
    return {
      input: { uploadId: await upload() },
      otherInput: { uploadId: await upload() },
      secrets: ["unggahan-rahasia"],
      actor: { userId },
      countEffects: async () => {
        const { rows } = await database.owner.query<{ n: number }>(
          "select count(*)::int as n from intake.batches where created_by = $1",
          [userId],
        );
        return rows[0]?.n ?? 0;
      },
    };
  },
};
