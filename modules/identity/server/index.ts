import type { JobHandler } from "#platform/runtime/jobs.ts";
import type { Operation } from "#platform/runtime/operation.ts";
import { handler as beginOfficeSignIn } from "./begin-office-sign-in.ts";
import { handler as beginSecondFactor } from "./begin-second-factor.ts";
import { handler as changeLocale } from "./change-locale.ts";
import { handler as changePassword } from "./change-password.ts";
import { handler as changeUser } from "./change-user.ts";
import { handler as confirmSecondFactor } from "./confirm-second-factor.ts";
import { handler as createUser } from "./create-user.ts";
import { handler as disableUser } from "./disable-user.ts";
import { handler as enableUser } from "./enable-user.ts";
import { handler as enrolSecondFactor } from "./enrol-second-factor.ts";
import { handler as finishOfficeSignIn } from "./finish-office-sign-in.ts";
import { handler as getMe } from "./get-me.ts";
import { handler as getSignInOptions } from "./get-sign-in-options.ts";
import { handler as getUser } from "./get-user.ts";
import { handler as listRoles } from "./list-roles.ts";
import { handler as listSessions } from "./list-sessions.ts";
import { handler as listUsers } from "./list-users.ts";
import { purgeSignIns } from "./purge-sign-ins.ts";
import { handler as renewBackupCodes } from "./renew-backup-codes.ts";
import { handler as resetPassword } from "./reset-password.ts";
import { handler as resetSecondFactor } from "./reset-second-factor.ts";
import { handler as revokeOtherSessions } from "./revoke-other-sessions.ts";
import { handler as revokeSession } from "./revoke-session.ts";
import { handler as signIn } from "./sign-in.ts";
import { handler as signOut } from "./sign-out.ts";
import { handler as statePurpose } from "./state-purpose.ts";

export const operations: readonly Operation[] = [
  getSignInOptions,
  signIn,
  beginOfficeSignIn,
  finishOfficeSignIn,
  signOut,
  getMe,
  changeLocale,
  changePassword,
  beginSecondFactor,
  enrolSecondFactor,
  confirmSecondFactor,
  statePurpose,
  renewBackupCodes,
  listSessions,
  revokeSession,
  revokeOtherSessions,
  listRoles,
  listUsers,
  getUser,
  createUser,
  changeUser,
  disableUser,
  enableUser,
  resetPassword,
  resetSecondFactor,
];

export const jobs: Readonly<Record<string, JobHandler>> = { "identity.purge-sign-ins": purgeSignIns };

export { createAuthenticate } from "./authenticate.ts";
export { type DemoAccount, ensureDemoAccounts, listDemoAccounts } from "./demo-accounts.ts";
export { unsafeFindUserId, userNames } from "./reads.ts";
export { loadRoles } from "./roles.ts";
export { startSession } from "./sessions.ts";
export { systemActor } from "./system-actor.ts";
