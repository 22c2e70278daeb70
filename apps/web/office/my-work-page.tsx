import { IconCalendarEvent, IconChecks } from "@tabler/icons-react";
import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatDate, formatNumber } from "#platform/i18n/format.ts";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { LinkButton } from "#platform/ui/link-button.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { RefusedError } from "#platform/ui/query-client.ts";
import { permits, useSession } from "#platform/ui/session.ts";
import { RefusalState } from "#platform/ui/states/loaded.tsx";
import { EmptyState, LoadingSkeleton } from "#platform/ui/states/states.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { StatusTone } from "#platform/ui/theme/tokens.ts";
import { byDeadline, type Urgency, urgencyOf, type WorkItem } from "#platform/ui/work-item.ts";
import { modules } from "../compose.tsx";
import styles from "./my-work-page.module.css";

/** What waits in every module this person works in; a module that fails does not hide the others. */
function useWork() {
  const { permissions } = useSession();
  const sources = modules
    .flatMap((module) => module.work ?? [])
    .filter((source) => permits(permissions, source.permission));
  const answers = useQueries({
    queries: sources.map((source) => ({
      queryKey: ["work", source.name],
      queryFn: async ({ signal }: { signal: AbortSignal }): Promise<readonly WorkItem[]> => {
        const loaded = await source.load(signal);
        if (!loaded.ok) throw new RefusedError(0, loaded.refusal);
        return loaded.out;
      },
      staleTime: 10_000,
    })),
  });
  return {
    items: answers.flatMap((answer) => answer.data ?? []).toSorted(byDeadline),
    busy: answers.some((answer) => answer.isPending),
    failed: answers.find((answer) => answer.error instanceof RefusedError),
  };
}

const urgencies: ReadonlyArray<{
  readonly urgency: Urgency;
  readonly tone: StatusTone;
  readonly words: (count: { count: string }) => string;
}> = [
  { urgency: "overdue", tone: "red", words: m.shell_work_overdue },
  { urgency: "today", tone: "amber", words: m.shell_work_today },
  { urgency: "this-week", tone: "blue", words: m.shell_work_week },
  { urgency: "later", tone: "grey", words: m.shell_work_later },
];

/** "Tugas saya": what waits for the person who signed in, the oldest deadline first, each with its next action. */
export function MyWorkPage() {
  const { displayName } = useSession();
  const { items, busy, failed } = useWork();
  const [only, setOnly] = useState<Urgency>();
  const [today] = useState(() => civilDateInWib(new Date()));
  const shown = items.filter((item) => only === undefined || urgencyOf(item, today) === only);
  return (
    <>
      <PageHeader title={m.shell_my_work()} meta={m.shell_my_work_for({ name: displayName })} />
      {items.some((item) => item.dueOn !== undefined) && (
        <div className={styles["urgencies"]} role="group" aria-label={m.shell_work_filter()}>
          {urgencies.map(({ urgency, tone, words }) => {
            const count = items.filter((item) => urgencyOf(item, today) === urgency).length;
            if (count === 0) return null;
            return (
              <button
                key={urgency}
                type="button"
                className={styles["urgency"]}
                aria-pressed={only === urgency}
                onClick={() => setOnly(only === urgency ? undefined : urgency)}
              >
                <StatusBadge tone={tone}>{words({ count: formatNumber(count) })}</StatusBadge>
              </button>
            );
          })}
        </div>
      )}
      {shown.length > 0 && (
        <ul className={styles["list"]}>
          {shown.map((item) => (
            <WorkLine key={item.id} item={item} today={today} />
          ))}
        </ul>
      )}
      {busy && items.length === 0 && <LoadingSkeleton />}
      {!busy && failed?.error instanceof RefusedError && (
        <RefusalState
          refusal={failed.error.refusal}
          status={failed.error.status}
          onRetry={() => void failed.refetch()}
        />
      )}
      {!busy && failed === undefined && items.length === 0 && (
        <EmptyState
          icon={IconChecks}
          tone="green"
          title={m.shell_work_none()}
          text={m.shell_work_none_text()}
        />
      )}
    </>
  );
}

function WorkLine({ item, today }: { readonly item: WorkItem; readonly today: string }) {
  const overdue = urgencyOf(item, today) === "overdue";
  return (
    <li className={styles["item"]} data-tone={item.tone}>
      <div className={styles["words"]}>
        <p className={styles["title"]}>{item.title}</p>
        {item.hint !== undefined && <p className={styles["hint"]}>{item.hint}</p>}
      </div>
      {item.dueOn !== undefined && (
        <span className={styles["due"]} data-overdue={overdue}>
          <IconCalendarEvent size="1rem" aria-hidden />
          {overdue
            ? m.shell_work_was_due({ date: formatDate(item.dueOn) })
            : m.shell_work_due({ date: formatDate(item.dueOn) })}
        </span>
      )}
      <LinkButton to={item.to} variant="default" aria-label={`${item.action}: ${item.title}`}>
        {item.action}
      </LinkButton>
    </li>
  );
}
