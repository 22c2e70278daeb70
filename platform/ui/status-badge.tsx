import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconLoader2,
  IconShieldLock,
  type TablerIcon,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import styles from "./status-badge.module.css";
import type { StatusTone } from "./theme/tokens.ts";

const icons: Readonly<Record<StatusTone, TablerIcon>> = {
  grey: IconCircleDashed,
  blue: IconLoader2,
  amber: IconAlertTriangle,
  green: IconCircleCheck,
  red: IconCircleX,
  violet: IconShieldLock,
};

/**
 * A state as icon + word + colour, never colour alone (WCAG 2.2, 1.4.1): grey not begun, blue running, amber
 * needs a person, green settled, red refused or overdue, violet protected.
 */
export function StatusBadge({
  tone,
  children,
  icon,
}: {
  readonly tone: StatusTone;
  readonly children: ReactNode;
  readonly icon?: TablerIcon;
}) {
  const Icon = icon ?? icons[tone];
  return (
    <span className={styles["badge"]} data-tone={tone}>
      <Icon size="1.1em" stroke={2} aria-hidden />
      <span>{children}</span>
    </span>
  );
}
