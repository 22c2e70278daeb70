import { lazy, type ReactNode, Suspense, useState } from "react";
import { m } from "#messages/messages.js";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { LinkButton } from "#platform/ui/link-button.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import type { getFamilyPage } from "../contract/get-family-page.ts";
import type { getPerson } from "../contract/get-person.ts";
import { Documents } from "./documents.tsx";
import { GroupMemberships } from "./group-memberships.tsx";
import { Merges } from "./merges.tsx";
import { AidList, type ConditionRow, Conditions, Events } from "./record-parts.tsx";
import styles from "./registry.module.css";
import type { CodeWords } from "./use-code-lists.ts";

// Comes after the page, whose first load must stay under 250 kB.
const History = lazy(() => import("./history.tsx").then((part) => ({ default: part.History })));

const EndCondition = lazy(() =>
  import("./acts/end-condition.tsx").then((form) => ({ default: form.EndCondition })),
);

type Shared =
  | "aid"
  | "conditions"
  | "createdAt"
  | "documents"
  | "events"
  | "groups"
  | "mergedInto"
  | "merges"
  | "source";
/** What the answers about a family and about a person have in common. */
type SheetRecord = Pick<OutputOf<typeof getFamilyPage>, Shared> &
  Pick<OutputOf<typeof getPerson>, Shared> & { readonly allowed: readonly string[] };

/**
 * Body of the family's and of the person's page: who they are | aid | history. Three columns on a wide screen,
 * the history below on a middling one, one column on a phone.
 */
export function RecordSheet({
  kind,
  subjectId,
  record,
  codes,
  nameOf,
  who,
  mayEnd,
  ownPanels,
  otherPanels,
  past,
}: {
  readonly kind: "family" | "person";
  readonly subjectId: string;
  readonly record: SheetRecord;
  readonly codes: CodeWords;
  /** Name of a member beside what is theirs; empty on the person's own page. */
  readonly nameOf: (personId: string | null) => string;
  /** First column, before the conditions. */
  readonly who: ReactNode;
  readonly mayEnd: boolean;
  /** First column, after the conditions. */
  readonly ownPanels: ReactNode;
  /** Second column, below the aid: what other modules show. */
  readonly otherPanels: ReactNode;
  /** Third column, below the history. */
  readonly past?: ReactNode;
}) {
  const [ending, setEnding] = useState<ConditionRow>();
  return (
    <div className={styles["stack"]}>
      {record.mergedInto !== null && (
        <EmptyState
          tone="amber"
          title={kind === "family" ? m.registry_family_merged() : m.registry_person_merged()}
          action={
            <LinkButton to={`/${kind === "family" ? "keluarga" : "orang"}/${record.mergedInto}`}>
              {m.registry_open_kept()}
            </LinkButton>
          }
        />
      )}
      <div className={styles["sheet"]}>
        <div className={styles["columns"]}>
          <div className={styles["stack"]}>
            {who}
            <Conditions
              rows={record.conditions}
              codes={codes}
              nameOf={nameOf}
              onEnd={mayEnd ? setEnding : undefined}
            />
            {ownPanels}
          </div>
          <div className={styles["stack"]}>
            <AidList rows={record.aid} nameOf={nameOf} />
            {otherPanels}
            <GroupMemberships rows={record.groups} nameOf={nameOf} />
            <Documents rows={record.documents} nameOf={nameOf} />
          </div>
          <div className={styles["stack"]}>
            {record.allowed.includes("list-changes") && (
              <Suspense fallback={null}>
                <History
                  subjectKind={kind}
                  subjectId={subjectId}
                  createdAt={record.createdAt}
                  source={record.source}
                  codes={codes}
                />
              </Suspense>
            )}
            <Events rows={record.events} nameOf={nameOf} />
            {past}
            <Merges rows={record.merges} mayUndo={record.allowed.includes("undo-merge")} />
          </div>
        </div>
      </div>
      {ending !== undefined && (
        <Suspense fallback={null}>
          <EndCondition key={ending.conditionId} row={ending} onClose={() => setEnding(undefined)} />
        </Suspense>
      )}
    </div>
  );
}
