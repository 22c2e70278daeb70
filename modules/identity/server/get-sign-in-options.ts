import { plain } from "#platform/kernel/result.ts";
import { type Operation, query } from "#platform/runtime/operation.ts";
import { getSignInOptions } from "../contract/get-sign-in-options.ts";
import type { OfficeProvider } from "./office-provider.ts";

export const getSignInOptionsWith = (provider: () => OfficeProvider | null): Operation =>
  query(getSignInOptions, () => {
    const office = provider();
    return Promise.resolve(plain({ password: true, office: office && { label: office.label } }));
  });
