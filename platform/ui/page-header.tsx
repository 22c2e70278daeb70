import { IconChevronLeft } from "@tabler/icons-react";
import { useCanGoBack, useRouter } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import { m } from "#messages/messages.js";
import styles from "./page-header.module.css";
import { claimRouteFocus } from "./route-focus.ts";

/**
 * Head of a page: back, the title (which takes the focus when the page opens), what it is about in one line,
 * facts below, and the acts at the right. `backTo` names the list for who came by a direct address; who came
 * from a list goes back in history, to the same scroll, filter and selection.
 */
export function PageHeader({
  title,
  meta,
  badges,
  actions,
  backTo,
}: {
  readonly title: ReactNode;
  readonly meta?: ReactNode;
  readonly badges?: ReactNode;
  readonly actions?: ReactNode;
  readonly backTo?: string;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The router has restored the scroll already; the focus must not move it.
    if (claimRouteFocus()) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <header className={styles["header"]}>
      {backTo !== undefined && <BackLink to={backTo} />}
      <div className={styles["row"]}>
        <div className={styles["words"]}>
          <h1 ref={heading} className={styles["title"]} tabIndex={-1} data-page-title>
            {title}
          </h1>
          {meta !== undefined && <p className={styles["meta"]}>{meta}</p>}
        </div>
        {actions !== undefined && (
          <div className={styles["actions"]} data-print="hide">
            {actions}
          </div>
        )}
      </div>
      {badges !== undefined && <div className={styles["badges"]}>{badges}</div>}
    </header>
  );
}

function BackLink({ to }: { readonly to: string }) {
  const router = useRouter();
  const canGoBack = useCanGoBack();
  return (
    <a
      className={styles["back"]}
      data-print="hide"
      href={to}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        if (canGoBack) router.history.back();
        else void router.navigate({ to });
      }}
    >
      <IconChevronLeft size="1.1em" aria-hidden /> {m.ui_back()}
    </a>
  );
}
