import { Readable } from "node:stream";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aTestUpload } from "./testing/upload-case.ts";

export const matrixCase: MatrixCase = {
  prepare: async (database, helper) => {
    const { userId, areaCode } = helper.insider;
    const uploadId = await aTestUpload(database, {
      userId,
      areaCode,
      content: "nik;nama\n1;A\n",
      received: false,
    });
    return {
      input: { uploadId, offset: 0 },
      secrets: [uploadId, "unggahan-rahasia"],
      actor: { userId },
      body: () => Readable.from([Buffer.from("nik;nama\n")]),
    };
  },
};
