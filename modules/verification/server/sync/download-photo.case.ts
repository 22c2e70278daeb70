import { aFamily } from "#modules/registry/server/testing/builders.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aJpeg, aUser, aVisitWithPhoto } from "../testing/devices.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { insider, villageInside }) {
    await aUser(database, insider.areaCode, insider.userId);
    const { id: familyId } = await aFamily(database, { placeCode: villageInside });
    const bytes = aJpeg(400);
    const { photoId } = await aVisitWithPhoto(
      database,
      { placeCode: villageInside, familyId, userId: insider.userId },
      bytes,
    );
    await database.owner.query(
      "update verification.photos set content = $2, received_at = now() where id = $1",
      [photoId, bytes],
    );
    return { input: { photoId }, secrets: [familyId] };
  },
};
