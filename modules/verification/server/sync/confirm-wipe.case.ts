import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aDevice, aUser } from "../testing/devices.ts";

export const matrixCase: MatrixCase = {
  prepare: async (database) => ({
    input: await aDevice(database, { userId: await aUser(database, "3602"), areaCode: "3602" }),
  }),
};
