import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aDevice, aUser } from "../testing/devices.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const { deviceId } = await aDevice(database, {
      userId: await aUser(database, "3602"),
      areaCode: villageInside,
    });
    return {
      input: { deviceId, reason: "Ponsel hilang" },
      otherInput: { deviceId, reason: "Ponsel dicuri" },
      secrets: [],
      actor: { permissions: ["verification.device.manage"] },
    };
  },
};
