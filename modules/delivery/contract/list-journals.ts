import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { JournalRow, journalKinds } from "./ledger-shapes.ts";

/** Journals, the latest first, of a time, kind, batch or account. */
export const listJournals = queryContract({
  name: "delivery.list-journals",
  method: "GET",
  path: "/delivery/ledger/journals",
  summary: "List journals.",
  permission: "delivery.ledger.read",
  scope: "area",
  personal: false,
  input: z.strictObject({
    from: z.iso.date().optional(),
    upto: z.iso.date().optional(),
    kind: z.enum(journalKinds).optional(),
    account: z.string().max(40).optional(),
    batchId: z.uuid().optional(),
    /** `next` of the page before: a number. */
    after: z.coerce.number().int().positive().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.strictObject({ journals: z.array(JournalRow), total: z.int(), next: z.string().nullable() }),
  errors: {},
});
