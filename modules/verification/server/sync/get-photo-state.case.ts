import { aFamily } from "#modules/registry/server/testing/builders.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aDevice, aJpeg, aUser, aVisitWithPhoto } from "../testing/devices.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { insider, villageInside }) {
    await aUser(database, insider.areaCode, insider.userId);
    const { deviceId } = await aDevice(database, insider);
    const { id: familyId } = await aFamily(database, { placeCode: villageInside });
    const at = { placeCode: villageInside, familyId, userId: insider.userId };
    const { photoId } = await aVisitWithPhoto(database, at, aJpeg(400));
    return { input: { photoId, deviceId } };
  },
};
