import { m } from "#messages/messages.js";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { AppLink } from "#platform/ui/app-link.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { getPerson } from "../../contract/get-person.ts";
import styles from "../registry.module.css";

/** "2 mungkin ganda": a door to the most probable pair. Nothing where nobody is suspected. */
export function Suspicions({
  suspicions,
}: {
  readonly suspicions: OutputOf<typeof getPerson>["suspicions"];
}) {
  const [most] = suspicions.toSorted((a, b) => b.probability - a.probability);
  if (most === undefined) return null;
  return (
    <AppLink to={`/data-ganda/${most.pairId}`} className={styles["link"]}>
      <StatusBadge tone="amber">
        {suspicions.length === 1
          ? m.registry_suspect()
          : m.registry_suspect_count({ count: suspicions.length })}
      </StatusBadge>
    </AppLink>
  );
}
