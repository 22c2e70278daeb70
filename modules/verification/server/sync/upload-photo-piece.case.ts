import { Readable } from "node:stream";
import { aFamily } from "#modules/registry/server/testing/builders.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aDevice, aJpeg, aUser, aVisitWithPhoto } from "../testing/devices.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { insider, villageInside }) {
    await aUser(database, insider.areaCode, insider.userId);
    const { deviceId } = await aDevice(database, insider);
    const { id: familyId } = await aFamily(database, { placeCode: villageInside });
    const bytes = aJpeg(400);
    const { photoId } = await aVisitWithPhoto(
      database,
      { placeCode: villageInside, familyId, userId: insider.userId },
      bytes,
    );
    return { input: { photoId, deviceId, atByte: 0 }, body: () => Readable.from([bytes]) };
  },
};
