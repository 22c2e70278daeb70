import { aFamily } from "#modules/registry/server/testing/builders.ts";
import { decreeCase, linesOf } from "../testing/decree-case.ts";

export const matrixCase = decreeCase(
  () => ({}),
  async ({ id, database, helper }) => {
    const family = await aFamily(database, { placeCode: helper.villageInside });
    const what = { effect: "grant", subjectId: family.id, amountRupiah: "150000", times: 4 };
    const input = { decreeId: id, what, reason: "Usulan susulan camat", evidence: "Surat 12/2026" };
    return { input, otherInput: { ...input, what: { ...what, times: 3 } }, effects: linesOf };
  },
);
