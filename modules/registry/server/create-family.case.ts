import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aNik } from "./testing/builders.ts";
import { countRows } from "./testing/count-rows.ts";

export const matrixCase: MatrixCase = {
  prepare(database, { villageInside }) {
    const member = {
      name: "ROHAYATI",
      nik: aNik(villageInside, "1980-03-02", "P"),
      sex: "P",
      bornOn: "1980-03-02",
    };
    const input = { address: { placeCode: villageInside }, members: [member], reason: "Usulan desa" };
    return Promise.resolve({
      input,
      otherInput: { ...input, reason: "Alasan lain" },
      secrets: ["ROHAYATI"],
      countEffects: () => countRows(database, "families"),
    });
  },
};
