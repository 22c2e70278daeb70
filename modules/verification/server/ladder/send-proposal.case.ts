import { aFamily } from "#modules/registry/server/testing/builders.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aProposal } from "../testing/proposals.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const { id: familyId } = await aFamily(database, { placeCode: villageInside });
    const { proposalId } = await aProposal(database, { placeCode: villageInside, familyId });
    const input = { proposalId, baseRevision: 1 };
    return { input, otherInput: { ...input, baseRevision: 2 }, staleInput: { ...input, baseRevision: 9 } };
  },
};
