import { officeLetterhead } from "#modules/regions/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import file from "#reference/objection/objection.json" with { type: "json" };
import type { getWhy } from "../../contract/get-why.ts";

/** How to object: places, papers and days from reference/objection, the office's own address from its letterhead. */
export async function readObjection(tx: Tx): Promise<OutputOf<typeof getWhy>["objection"]> {
  const office = await officeLetterhead(tx);
  return {
    where: file.where,
    bring: file.bring,
    from: file.from,
    fileWithinWorkingDays: file.fileWithinWorkingDays,
    answerWithinWorkingDays: file.answerWithinWorkingDays,
    legalBasis: file.legalBasis,
    office: [
      `${office.name} ${office.government.replace(/^Pemerintah\s+/i, "")}`,
      office.address,
      office.phone,
      office.email,
    ]
      .filter((part) => part !== undefined && part !== "")
      .join(", "),
  };
}
