import { aFamily } from "#modules/registry/server/testing/builders.ts";
import { newId } from "#platform/kernel/ids.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aDevice, aUser } from "../testing/devices.ts";
import { aVisitItem } from "../testing/visit-item.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { insider, villageInside }) {
    await aUser(database, insider.areaCode, insider.userId);
    const { deviceId } = await aDevice(database, insider);
    const family = await aFamily(database, { placeCode: villageInside });
    const input = { deviceId, contractVersion: 1, itemId: newId(), item: aVisitItem(family.id) };
    return {
      input,
      otherInput: { ...input, itemId: newId(), item: aVisitItem(family.id) },
      secrets: [family.head.name],
      countEffects: async () => {
        const { rows } = await database.owner.query<{ n: number }>(
          "select count(*)::int as n from verification.visits where family_id = $1",
          [family.id],
        );
        return rows[0]?.n ?? 0;
      },
    };
  },
};
