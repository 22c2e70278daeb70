import { aFamily } from "#modules/registry/server/testing/builders.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aHold, countProgrammeRows } from "../testing/programmes.ts";

export const matrixCase: MatrixCase = {
  compartments: ["victims"],
  async prepare(database, { villageInside }) {
    const { head } = await aFamily(database, {
      placeCode: villageInside,
      members: [{ compartment: "victims" }],
    });
    const holdId = await aHold(database, {
      code: "jslu",
      placeCode: villageInside,
      subjectKind: "person",
      subjectId: head.id,
      compartment: "victims",
    });
    const input = { holdId, reason: "Sudah dikunjungi" };
    return {
      input,
      otherInput: { ...input, reason: "Alasan lain" },
      secrets: [head.id],
      actor: { bidang: "linjamsos" },
      countEffects: () => countProgrammeRows(database, "holds where lifted_at is not null"),
    };
  },
};
