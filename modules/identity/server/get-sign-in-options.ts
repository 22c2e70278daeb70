import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { getSignInOptions } from "../contract/get-sign-in-options.ts";
import { officeProvider } from "./office-provider.ts";

export const handler = query(getSignInOptions, async (tx) => {
  const office = await officeProvider(tx);
  return plain({ password: true, office: office && { label: office.label } });
});
