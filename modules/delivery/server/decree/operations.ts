import type { JobHandler } from "#platform/runtime/jobs.ts";
import type { Operation } from "#platform/runtime/operation.ts";
import { handler as addDecreeLine } from "./add-decree-line.ts";
import { handler as cancelDecree } from "./cancel-decree.ts";
import { handler as changeDecree } from "./change-decree.ts";
import { handler as changeDecreeLine } from "./change-decree-line.ts";
import { handler as checkDecree } from "./check-decree.ts";
import { handler as downloadDecreeLines } from "./download-decree-lines.ts";
import { handler as downloadDecreePaper } from "./download-decree-paper.ts";
import { handler as draftDecree } from "./draft-decree.ts";
import { handler as getDecree } from "./get-decree.ts";
import { handler as getMyDecrees } from "./get-my-decrees.ts";
import { handler as getPaperTemplate } from "./get-paper-template.ts";
import { handler as getVerifiedDecree } from "./get-verified-decree.ts";
import { handler as listAmendableLines } from "./list-amendable-lines.ts";
import { handler as listDecreeLines } from "./list-decree-lines.ts";
import { handler as listDecrees } from "./list-decrees.ts";
import { pressDecreeJob } from "./press-decree.ts";
import { handler as previewDecreePaper } from "./preview-decree-paper.ts";
import { handler as removeDecreeLine } from "./remove-decree-line.ts";
import { handler as returnDecree } from "./return-decree.ts";
import { handler as signDecree } from "./sign-decree.ts";
import { handler as submitDecree } from "./submit-decree.ts";

export const operations: readonly Operation[] = [
  draftDecree,
  listDecrees,
  getMyDecrees,
  getDecree,
  changeDecree,
  getPaperTemplate,
  previewDecreePaper,
  listDecreeLines,
  listAmendableLines,
  addDecreeLine,
  changeDecreeLine,
  removeDecreeLine,
  submitDecree,
  returnDecree,
  checkDecree,
  signDecree,
  cancelDecree,
  downloadDecreePaper,
  downloadDecreeLines,
  getVerifiedDecree,
];

export const jobs: Readonly<Record<string, JobHandler>> = { "delivery.press-decree": pressDecreeJob };
