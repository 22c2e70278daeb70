import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatInstant } from "#platform/i18n/format.ts";
import { useLocale } from "#platform/ui/locale.ts";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import { hoursLeft } from "../domain/three-days.ts";

/** What is left of the three days: "23 jam lagi", amber under a day, red once it has run out. */
export function Clock({ dueAt }: { readonly dueAt: string }) {
  const [now] = useState(() => new Date());
  const locale = useLocale();
  const hours = hoursLeft(new Date(dueAt), now);
  if (hours < 0)
    return <StatusBadge tone="red">{m.accountability_clock_late({ hours: -hours })}</StatusBadge>;
  return (
    <StatusBadge tone={hours < 24 ? "amber" : "blue"}>
      {m.accountability_clock_left({ hours, due: formatInstant(dueAt, locale) })}
    </StatusBadge>
  );
}
