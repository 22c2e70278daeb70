import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import { call } from "#platform/ui/api.ts";
import type { Loaded } from "#platform/ui/module-web.ts";
import type { WorkItem } from "#platform/ui/work-item.ts";
import type { DecreeRow } from "../../contract/decree-shapes.ts";
import { getMyDecrees } from "../../contract/get-my-decrees.ts";

const item = (decree: DecreeRow, hint: string, action: string, to = `/sk/${decree.decreeId}`): WorkItem => ({
  id: decree.decreeId,
  title: decree.title,
  hint,
  tone: "amber",
  action,
  to,
});

/** Decrees that wait for this person: to sign, to check, to decide findings on. */
export async function loadWork(signal: AbortSignal): Promise<Loaded<readonly WorkItem[]>> {
  const answer = await call(getMyDecrees, {}, { signal });
  if (!answer.ok) return answer;
  const { toSign, toCheck, toResolve } = answer.out;
  return {
    ok: true,
    out: [
      ...toSign.map((decree) =>
        item(decree, m.delivery_work_sign({ number: decree.number ?? "–" }), m.delivery_sign_verb()),
      ),
      ...toCheck.map((decree) =>
        item(
          decree,
          m.delivery_work_check({ lines: formatNumber(decree.lineCount) }),
          m.delivery_check_verb(),
        ),
      ),
      ...toResolve.map((decree) =>
        item(
          decree,
          m.delivery_work_findings({ count: formatNumber(decree.openFindings) }),
          m.delivery_work_open(),
          `/sk/${decree.decreeId}/pemadanan`,
        ),
      ),
    ],
  };
}
