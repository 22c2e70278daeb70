import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aDevice, aUser } from "../testing/devices.ts";

export const matrixCase: MatrixCase = {
  outsider: "empty",
  async prepare(database, { villageInside }) {
    const { deviceId } = await aDevice(database, {
      userId: await aUser(database, "3602"),
      areaCode: villageInside,
    });
    return { input: {}, secrets: [deviceId] };
  },
};
