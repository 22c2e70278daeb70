import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aBreach, countOf } from "../testkit/registers.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { insider }) {
    const { breachId } = await aBreach(database, { placeCode: insider.areaCode });
    await database.owner.query(
      `update accountability.breaches set subjects_told_at = now(), authority_told_at = now(), state = 'notified',
              handling = 'Ditarik kembali', recovery = 'Dihapus penerima' where id = $1`,
      [breachId],
    );
    const input = { breachId, baseRevision: 1, note: "Alamat kini diperiksa dua orang." };
    return {
      input,
      otherInput: { ...input, note: "Alamat kini diperiksa tiga orang." },
      staleInput: { ...input, baseRevision: 0 },
      secrets: [breachId],
      countEffects: () => countOf(database, "breaches", "state = 'closed'"),
    };
  },
};
