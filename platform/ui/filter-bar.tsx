import { Button } from "@mantine/core";
import { IconFilterOff } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { m } from "#messages/messages.js";
import styles from "./filter-bar.module.css";

/** The filters of a list in one row that wraps; "clear" appears when one is set. Keep their values in the address. */
export function FilterBar({
  children,
  active,
  onClear,
}: {
  readonly children: ReactNode;
  /** Number of filters that narrow the list now. */
  readonly active: number;
  readonly onClear: () => void;
}) {
  return (
    <search className={styles["bar"]} aria-label={m.ui_filters()} data-print="hide">
      {children}
      {active > 0 && (
        <Button variant="subtle" leftSection={<IconFilterOff size="1.1em" aria-hidden />} onClick={onClear}>
          {m.ui_clear_filters({ active })}
        </Button>
      )}
    </search>
  );
}
