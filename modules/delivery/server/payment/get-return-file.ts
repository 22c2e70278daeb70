import { plain, refuse } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { getReturnFile } from "../../contract/get-return-file.ts";
import { returnPreview } from "./return-preview.ts";

export const handler = query(getReturnFile, async (tx, { fileId }) => {
  const preview = await returnPreview(tx, fileId);
  return preview ? plain(preview) : refuse("PAYMENT_FILE_NOT_FOUND");
});
