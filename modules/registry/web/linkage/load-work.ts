import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import { call } from "#platform/ui/api.ts";
import type { Loaded } from "#platform/ui/module-web.ts";
import type { WorkItem } from "#platform/ui/work-item.ts";
import { getLinkWork } from "../../contract/get-link-work.ts";
import { worded } from "../words.ts";
import { doubtWords } from "./link-words.ts";

/** What waits of possible duplicates; counts only, nobody is named. */
export async function loadWork(signal: AbortSignal): Promise<Loaded<readonly WorkItem[]>> {
  const answer = await call(getLinkWork, {}, { signal });
  if (!answer.ok) return answer;
  const { waiting, mine, toConfirm, toCheck, disputed } = answer.out;
  const total = waiting.reduce((sum, row) => sum + row.count, 0);
  const [most] = waiting.toSorted((a, b) => b.count - a.count);
  const item = (
    id: string,
    count: number,
    words: (text: { readonly count: string }) => string,
    to: string,
    hint?: string,
  ): readonly WorkItem[] =>
    count === 0
      ? []
      : [
          {
            id: `links-${id}`,
            title: words({ count: formatNumber(count) }),
            tone: "amber",
            action: id === "check" ? m.registry_work_check() : m.registry_work_review(),
            to,
            ...(hint === undefined ? {} : { hint }),
          },
        ];
  return {
    ok: true,
    out: [
      ...item("confirm", toConfirm, m.registry_work_confirm, "/data-ganda?status=awaiting-second"),
      ...item("mine", mine, m.registry_work_mine, "/data-ganda?siapa=me"),
      ...item("disputed", disputed, m.registry_work_disputed, "/data-ganda?sengketa=1"),
      ...item(
        "all",
        total,
        m.registry_work_links,
        "/data-ganda",
        most === undefined
          ? undefined
          : m.registry_work_links_hint({ doubt: worded(doubtWords, most.doubt) }),
      ),
      ...item("check", toCheck, m.registry_work_checks, "/data-ganda/periksa-ulang"),
    ],
  };
}
