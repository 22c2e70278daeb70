import { Readable } from "node:stream";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aFamily } from "./testing/builders.ts";
import { countRows } from "./testing/count-rows.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const family = await aFamily(database, { placeCode: villageInside });
    return {
      input: { ownerKind: "family", ownerId: family.id, kind: "letter" },
      body: () => Readable.from([Buffer.from("%PDF-1.7 surat")]),
      secrets: [family.head.id, "SARMANAH"],
      countEffects: () => countRows(database, "documents"),
    };
  },
};
