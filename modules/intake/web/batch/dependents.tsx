import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import type { Refusal } from "#platform/kernel/contract.ts";
import styles from "../intake.module.css";

const words: Readonly<Record<string, () => string>> = {
  persons: m.intake_depends_persons,
  welfare_snapshots: m.intake_depends_welfare_snapshots,
  housing_facts: m.intake_depends_housing_facts,
  aid_received: m.intake_depends_aid_received,
  person_conditions: m.intake_depends_person_conditions,
  person_identifiers: m.intake_depends_person_identifiers,
  life_events: m.intake_depends_life_events,
  documents: m.intake_depends_documents,
  group_members: m.intake_depends_group_members,
  changes: m.intake_depends_changes,
  merges: m.intake_depends_merges,
  snapshots: m.intake_depends_snapshots,
};

interface Dependent {
  readonly kind: string;
  readonly count: number;
}

/** What a refused undo names as building on the file, in figures. */
export function Dependents({ refusal }: { readonly refusal: Refusal | undefined }) {
  if (refusal?.code !== "LATER_DEPENDS") return null;
  const { dependents = [] } = (refusal.details ?? {}) as { readonly dependents?: readonly Dependent[] };
  return (
    <div>
      <p className={styles["text"]}>{m.intake_depends()}</p>
      <ul>
        {dependents.map(({ kind, count }) => (
          <li key={kind}>
            {m.intake_depends_line({ what: words[kind]?.() ?? kind, count: formatNumber(count) })}
          </li>
        ))}
      </ul>
    </div>
  );
}
