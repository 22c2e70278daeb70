import { Readable } from "node:stream";
import { decreeDocument } from "#platform/documents/decree.ts";
import { openPress, type Press } from "#platform/documents/press.ts";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { previewDecreePaper } from "../../contract/preview-decree-paper.ts";
import { decreeSubject, findDecree } from "./decree-row.ts";
import { readListRows, readPaperFacts } from "./paper-data.ts";

/** Enough to see how the list will look; a draft of 80,000 lines must open in a second. */
const shownLines = 100;

// Opened at the first preview: its thread takes half a second and does not keep the process alive when idle.
let press: Press | undefined;

export const handler = query(previewDecreePaper, async (tx, { decreeId }, { now }) => {
  const decree = await findDecree(tx, decreeId);
  if (!decree) return refuse("DECREE_NOT_FOUND");
  // From the check on there is the paper itself.
  if (decree.state !== "draft" && decree.state !== "submitted")
    return refuse("DECREE_STATE_WRONG", { details: { state: decree.state } });
  press ??= openPress();
  const { common, regions } = await readPaperFacts(tx, decreeId);
  const { lines } = await readListRows(tx, decreeId, {
    regionCode: null,
    after: 0,
    limit: shownLines,
    firstNo: 1,
  });
  const pdf = await press.renderPdf(
    decreeDocument,
    {
      ...common,
      regions: regions.map((region) => ({ ...region, attachmentSha256: null })),
      list: lines,
      linesLeftOut: Math.max(common.lines - lines.length, 0),
    },
    now,
  );
  return shown(
    { fileName: "konsep-sk.pdf", contentType: "application/pdf", stream: Readable.from([pdf]) },
    { purpose: "print", subjects: [decreeSubject(decree)] },
  );
});
