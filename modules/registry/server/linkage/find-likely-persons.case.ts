import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aFamily } from "../testing/builders.ts";

export const matrixCase: MatrixCase = {
  outsider: "empty",
  async prepare(database, { villageInside }) {
    const { head } = await aFamily(database, { placeCode: villageInside, members: [{ name: "ROHAYATI" }] });
    const input = { name: "ROHAYATI", nik: String(head.nik), bornOn: "1954-08-17" };
    return { input, secrets: [head.id, "ROHAYATI"] };
  },
};
