import { aFamily } from "#modules/registry/server/testing/builders.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aBacking, aProposal } from "../testing/proposals.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const { id: familyId } = await aFamily(database, { placeCode: villageInside });
    const at = { placeCode: villageInside, familyId, state: "waiting", tier: "regency" };
    const { proposalId, rowId } = await aProposal(database, at);
    await aBacking(database, villageInside, proposalId);
    const input = { proposalId, baseRevision: 1, decisions: [{ rowId, act: "endorse" }] };
    const otherInput = { ...input, decisions: [{ rowId, act: "return", reason: "Alamat tidak jelas" }] };
    return { input, otherInput, staleInput: { ...input, baseRevision: 9 } };
  },
};
