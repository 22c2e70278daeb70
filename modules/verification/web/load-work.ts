import { m } from "#messages/messages.js";
import { call } from "#platform/ui/api.ts";
import type { Loaded } from "#platform/ui/module-web.ts";
import type { WorkItem } from "#platform/ui/work-item.ts";
import { listProposals } from "../contract/list-proposals.ts";

/** Lists whose rows wait for this tier, or came back to this village. */
export async function loadWork(signal: AbortSignal): Promise<Loaded<readonly WorkItem[]>> {
  const answer = await call(listProposals, { mine: "true" }, { signal });
  if (!answer.ok) return answer;
  return {
    ok: true,
    out: answer.out.proposals.map((line) => ({
      id: line.proposalId,
      title: m.verification_work({ count: line.waitingForMe, place: line.place }),
      hint: line.title,
      tone: "amber" as const,
      action: m.verification_work_open(),
      to: `/verval/usulan/${line.proposalId}`,
      ...(line.dueOn === null ? {} : { dueOn: line.dueOn }),
    })),
  };
}
