import type { TablerIcon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { formatInstant } from "#platform/i18n/format.ts";
import { useLocale } from "../locale.ts";
import type { StatusTone } from "../theme/tokens.ts";
import styles from "./timeline.module.css";

export interface TimelineEntry {
  readonly id: string;
  /** Instant, ISO. */
  readonly at: string;
  readonly title: ReactNode;
  readonly body?: ReactNode;
  /** Who did it and from which source. */
  readonly by?: ReactNode;
  readonly icon?: TablerIcon;
  readonly tone?: StatusTone;
}

/** What happened, newest first, each with who and from where. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const locale = useLocale();
  return (
    <ol className={styles["line"]}>
      {entries.map(({ id, at, title, body, by, icon: Icon, tone = "grey" }) => (
        <li className={styles["entry"]} key={id} data-tone={tone}>
          <span className={styles["dot"]} aria-hidden>
            {Icon !== undefined && <Icon size="0.875rem" />}
          </span>
          <div className={styles["words"]}>
            <p className={styles["title"]}>{title}</p>
            {body !== undefined && <div className={styles["body"]}>{body}</div>}
            <p className={styles["meta"]}>
              <time dateTime={at}>{formatInstant(at, locale)}</time>
              {by !== undefined && <> · {by}</>}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
