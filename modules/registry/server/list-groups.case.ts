import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aFamily, aGroup } from "./testing/builders.ts";

export const matrixCase: MatrixCase = {
  outsider: "empty",
  async prepare(database, { villageInside }) {
    const { head } = await aFamily(database, { placeCode: villageInside });
    const groupId = await aGroup(database, villageInside, "KUBE MELATI", [head.id]);
    return { input: {}, secrets: [groupId, "KUBE MELATI"] };
  },
};
