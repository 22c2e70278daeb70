import { plain, refuse } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { getVerifiedDecree } from "../../contract/get-verified-decree.ts";
import { readVerified } from "./read-verified.ts";

export const handler = query(getVerifiedDecree, async (tx, { code }) => {
  const decree = await readVerified(tx, code);
  return decree ? plain(decree) : refuse("DECREE_NOT_FOUND");
});
