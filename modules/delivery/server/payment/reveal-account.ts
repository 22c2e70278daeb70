import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { revealAccount } from "../../contract/reveal-account.ts";
import { enrolmentSubject, findEnrolment } from "../enrolment/enrolment-row.ts";

export const handler = query(revealAccount, async (tx, { enrolmentId, purpose }) => {
  const row = await findEnrolment(tx, enrolmentId);
  if (!row) return refuse("ENROLMENT_NOT_FOUND");
  if (row.accountNumber === null) return refuse("NUMBER_UNKNOWN");
  return shown(
    { number: row.accountNumber },
    { purpose: `reveal-account:${purpose}`, subjects: [enrolmentSubject(row)] },
  );
});
