import { sql } from "kysely";
import { done } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { identityEvents } from "../contract/audit-events.ts";
import { changeLocale } from "../contract/change-locale.ts";
import { userSubject } from "./account.ts";

export const handler = command(changeLocale, async (tx, { locale }, { actor }) => {
  await sql`select set_own_locale(${locale})`.execute(tx);
  return done({ locale }, [identityEvents["identity.locale-changed.v1"](userSubject(actor), { locale })]);
});
