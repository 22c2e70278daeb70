import { Button } from "@mantine/core";
import {
  IconAlertOctagon,
  IconCloudOff,
  IconInbox,
  IconLock,
  IconMapQuestion,
  type TablerIcon,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { m } from "#messages/messages.js";
import type { Refusal } from "#platform/kernel/contract.ts";
import styles from "./states.module.css";

type Tone = "grey" | "amber" | "red" | "violet" | "green";

function StateBox({
  icon: Icon,
  tone,
  title,
  children,
  actions,
  urgent = false,
}: {
  readonly icon: TablerIcon;
  readonly tone: Tone;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly urgent?: boolean;
}) {
  return (
    <div className={styles["state"]} role={urgent ? "alert" : "status"}>
      <span className={styles["icon"]} data-tone={tone}>
        <Icon size="1.75rem" stroke={1.6} aria-hidden />
      </span>
      <p className={styles["title"]}>{title}</p>
      {children}
      {actions !== undefined && <div className={styles["actions"]}>{actions}</div>}
    </div>
  );
}

/** Nothing here yet: says what would stand here and offers the first step. */
export function EmptyState({
  title,
  text,
  action,
  icon = IconInbox,
  tone = "grey",
}: {
  readonly title: ReactNode;
  readonly text?: ReactNode;
  readonly action?: ReactNode;
  readonly icon?: TablerIcon;
  readonly tone?: Tone;
}) {
  return (
    <StateBox icon={icon} tone={tone} title={title} actions={action}>
      {text !== undefined && <p className={styles["text"]}>{text}</p>}
    </StateBox>
  );
}

/** Grey bars in the place of what is coming; invisible for the first second. */
export function LoadingSkeleton({ rows = 5 }: { readonly rows?: number }) {
  return (
    <div className={styles["skeleton"]} role="status" aria-label={m.ui_loading()}>
      {Array.from({ length: rows }, (_, row) => (
        // Bars have no identity; their number never changes.
        <span className={styles["bar"]} key={row} aria-hidden />
      ))}
    </div>
  );
}

/** Something failed: the sentence, a way to try again, and the reference to tell the administrator. */
export function ErrorState({
  refusal,
  onRetry,
}: {
  readonly refusal: Refusal;
  readonly onRetry?: (() => void) | undefined;
}) {
  const reference = referenceOf(refusal);
  return (
    <StateBox
      urgent
      icon={IconAlertOctagon}
      tone="red"
      title={m.ui_error_title()}
      actions={onRetry !== undefined && <Button onClick={onRetry}>{m.ui_retry()}</Button>}
    >
      <p className={styles["text"]}>{refusal.message}</p>
      <p className={styles["reference"]}>
        {m.ui_error_reference()}: {reference}
      </p>
    </StateBox>
  );
}

/** Code of the refusal and the request's number, as the log knows it. */
function referenceOf(refusal: Refusal): string {
  const details = refusal.details;
  const id =
    typeof details === "object" && details !== null && "requestId" in details ? details.requestId : undefined;
  return typeof id === "string" ? `${refusal.code} · ${id}` : refusal.code;
}

/** The person's role does not allow it; says who can help. */
export function ForbiddenState({ message }: { readonly message?: string | undefined }) {
  return (
    <StateBox icon={IconLock} tone="violet" title={m.ui_forbidden_title()}>
      <p className={styles["text"]}>{message ?? m.ui_forbidden_text()}</p>
    </StateBox>
  );
}

/** No connection: what is on the screen stays, nothing is lost. */
export function OfflineState({ onRetry }: { readonly onRetry?: (() => void) | undefined }) {
  return (
    <StateBox
      urgent
      icon={IconCloudOff}
      tone="amber"
      title={m.ui_offline_title()}
      actions={onRetry !== undefined && <Button onClick={onRetry}>{m.ui_retry()}</Button>}
    >
      <p className={styles["text"]}>{m.ui_offline_text()}</p>
    </StateBox>
  );
}

/** There is no such thing, or it is not for this person: both look the same on purpose. */
export function MissingState({ action }: { readonly action?: ReactNode }) {
  return (
    <StateBox icon={IconMapQuestion} tone="grey" title={m.ui_missing_title()} actions={action}>
      <p className={styles["text"]}>{m.ui_missing_text()}</p>
    </StateBox>
  );
}
