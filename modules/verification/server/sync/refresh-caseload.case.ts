import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aDevice, aUser } from "../testing/devices.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { insider, villageInside }) {
    await aUser(database, insider.areaCode, insider.userId);
    const { deviceId } = await aDevice(database, insider);
    const input = { deviceId, contractVersion: 1, appVersion: "1" };
    return { input, otherInput: { ...input, places: [villageInside] } };
  },
};
