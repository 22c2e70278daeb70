import { aFamily } from "#modules/registry/server/testing/builders.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aProposal } from "../testing/proposals.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const { id: familyId } = await aFamily(database, { placeCode: villageInside });
    const { proposalId } = await aProposal(database, { placeCode: villageInside, familyId });
    const input = {
      proposalId,
      kind: "musdes",
      number: "01/BA/2026",
      heldOn: "2026-01-05",
      chairName: "KETUA BPD",
      attendance: [{ name: "PAK RT", position: "RT 01" }],
      fileName: "ba.pdf",
      mediaType: "application/pdf",
      contentBase64: "JVBERi0xLjc=",
    };
    return { input, otherInput: { ...input, number: "02/BA/2026" } };
  },
};
