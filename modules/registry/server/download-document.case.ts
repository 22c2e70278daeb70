import { newId } from "#platform/kernel/ids.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aFamily } from "./testing/builders.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside, insider }) {
    const family = await aFamily(database, { placeCode: villageInside });
    const documentId = newId();
    await database.owner.query(
      `insert into registry.documents (region_code, id, place_code, family_id, kind, title, media_type, byte_size, sha256,
         content, created_by) values ($1, $2, $3, $4, 'letter', 'letter', 'application/pdf', 20, '\\x00', 'SURAT RAHASIA', $5)`,
      [villageInside.slice(0, 4), documentId, villageInside, family.id, insider.userId],
    );
    return { input: { documentId }, secrets: ["SURAT RAHASIA", family.id] };
  },
};
