import { newId } from "#platform/kernel/ids.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aCode } from "../testing/devices.ts";

export const matrixCase: MatrixCase = {
  prepare: async (database, { insider }) => ({
    input: {
      code: await aCode(database, insider),
      deviceId: newId(),
      name: "HP uji",
      appVersion: "1",
      contractVersion: 1,
    },
  }),
};
