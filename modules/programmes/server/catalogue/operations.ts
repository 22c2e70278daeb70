import type { Operation } from "#platform/runtime/operation.ts";
import { handler as approveVersion } from "./approve-version.ts";
import { handler as createDraft } from "./create-draft.ts";
import { handler as createProgramme } from "./create-programme.ts";
import { handler as getProgramme } from "./get-programme.ts";
import { handler as listProgrammes } from "./list-programmes.ts";
import { handler as listWaitingVersions } from "./list-waiting-versions.ts";
import { handler as returnVersion } from "./return-version.ts";
import { handler as saveDraft } from "./save-draft.ts";
import { handler as submitVersion } from "./submit-version.ts";
import { handler as withdrawVersion } from "./withdraw-version.ts";

export const operations: readonly Operation[] = [
  listProgrammes,
  getProgramme,
  listWaitingVersions,
  createProgramme,
  createDraft,
  saveDraft,
  submitVersion,
  approveVersion,
  returnVersion,
  withdrawVersion,
];
