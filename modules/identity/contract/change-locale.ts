import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { Locale } from "./shapes.ts";

/** Remembers the language of the screens and of messages for the caller. */
export const changeLocale = commandContract({
  name: "identity.change-locale",
  method: "PUT",
  path: "/identity/locale",
  summary: "Choose the language.",
  permission: "signed-in",
  scope: "self",
  input: z.strictObject({ locale: Locale }),
  output: z.strictObject({ locale: Locale }),
  errors: {},
});
