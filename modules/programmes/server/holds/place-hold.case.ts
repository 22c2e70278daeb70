import { aFamily } from "#modules/registry/server/testing/builders.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { countProgrammeRows } from "../testing/programmes.ts";

export const matrixCase: MatrixCase = {
  compartments: ["victims"],
  async prepare(database, { villageInside }) {
    const { head } = await aFamily(database, {
      placeCode: villageInside,
      members: [{ compartment: "victims" }],
    });
    const input = {
      programmeCode: "jslu",
      subjectKind: "person",
      subjectId: head.id,
      kind: "paused",
      reason: "Menunggu kunjungan ulang",
    };
    return {
      input,
      otherInput: { ...input, reason: "Alasan lain" },
      secrets: [head.id],
      actor: { bidang: "linjamsos" },
      countEffects: () => countProgrammeRows(database, "holds"),
    };
  },
};
