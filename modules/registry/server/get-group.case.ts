import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aFamily, aGroup } from "./testing/builders.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const { head } = await aFamily(database, { placeCode: villageInside });
    const groupId = await aGroup(database, villageInside, "KUBE MELATI", [head.id]);
    return { input: { groupId }, secrets: [head.id, "KUBE MELATI", "SARMANAH"] };
  },
};
