import { aFamily } from "#modules/registry/server/testing/builders.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aDevice, aUser } from "../testing/devices.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { insider, villageInside }) {
    await aUser(database, insider.areaCode, insider.userId);
    const { deviceId } = await aDevice(database, insider);
    const family = await aFamily(database, { placeCode: villageInside });
    await database.owner.query(
      `insert into verification.device_families (device_id, family_id, region_code, place_code, stamp, change_number)
       values ($1, $2, left($3, 4), $3, 'x', 1)`,
      [deviceId, family.id, villageInside],
    );
    return { input: { deviceId, after: 0 }, secrets: [family.id, family.head.name] };
  },
};
