import { useParams } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { m } from "#messages/messages.js";
import { formatDate } from "#platform/i18n/format.ts";
import { AppLink } from "#platform/ui/app-link.tsx";
import { LinkButton } from "#platform/ui/link-button.tsx";
import { PrintButton } from "#platform/ui/page/print-button.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import { getPerson } from "../contract/get-person.ts";
import { Documents } from "./documents.tsx";
import { GroupMemberships } from "./group-memberships.tsx";
import { Merges } from "./merges.tsx";
import { PersonActs } from "./person-acts.tsx";
import { Facts, Identity, Memberships, type Person } from "./person-parts.tsx";
import { AidList, type ConditionRow, Conditions, Events } from "./record-parts.tsx";
import styles from "./registry.module.css";
import { useCodeLists } from "./use-code-lists.ts";
import { lifeStatusTones, lifeStatusWords, worded } from "./words.ts";

// Below the fold: it comes after the page, whose first load must stay under 250 kB.
const History = lazy(() => import("./history.tsx").then((part) => ({ default: part.History })));

const EndCondition = lazy(() =>
  import("./acts/end-condition.tsx").then((form) => ({ default: form.EndCondition })),
);

const nobody = () => "";

function Sheet({ person }: { readonly person: Person }) {
  const codes = useCodeLists();
  const [ending, setEnding] = useState<ConditionRow>();
  const mayEnd = person.allowed.includes("end-condition");
  return (
    <>
      <PageHeader
        title={person.name}
        meta={person.place.label}
        backTo={person.familyId === null ? "/keluarga" : `/keluarga/${person.familyId}`}
        badges={
          <>
            <StatusBadge tone={lifeStatusTones[person.lifeStatus] ?? "grey"}>
              {worded(lifeStatusWords, person.lifeStatus)}
              {person.diedOn !== null && ` ${formatDate(person.diedOn)}`}
            </StatusBadge>
            {person.ageYears !== null && <span>{m.registry_age_years({ age: person.ageYears })}</span>}
            {person.familyId !== null && (
              <AppLink to={`/keluarga/${person.familyId}`} className={styles["link"]}>
                {m.registry_head_of({ name: person.headName ?? "" })}
              </AppLink>
            )}
            {person.isProtected && <StatusBadge tone="violet">{m.registry_protected()}</StatusBadge>}
          </>
        }
        actions={
          <>
            <PersonActs person={person} codes={codes} />
            <PrintButton />
          </>
        }
      />
      <div className={styles["stack"]}>
        {person.mergedInto !== null && (
          <EmptyState
            tone="amber"
            title={m.registry_person_merged()}
            action={<LinkButton to={`/orang/${person.mergedInto}`}>{m.registry_open_kept()}</LinkButton>}
          />
        )}
        <div className={styles["columns"]}>
          <Identity person={person} codes={codes} />
          <Conditions
            rows={person.conditions}
            codes={codes}
            nameOf={nobody}
            onEnd={mayEnd ? setEnding : undefined}
          />
          <Facts person={person} codes={codes} />
          <AidList rows={person.aid} nameOf={nobody} />
          <Memberships person={person} />
          <GroupMemberships rows={person.groups} nameOf={nobody} />
          <Events rows={person.events} nameOf={nobody} />
          <Documents rows={person.documents} nameOf={nobody} />
          <Merges rows={person.merges} mayUndo={person.allowed.includes("undo-merge")} />
        </div>
        {person.allowed.includes("list-changes") && (
          <Suspense fallback={null}>
            <History
              subjectKind="person"
              subjectId={person.personId}
              createdAt={person.createdAt}
              source={person.source}
              codes={codes}
            />
          </Suspense>
        )}
      </div>
      {ending !== undefined && (
        <Suspense fallback={null}>
          <EndCondition key={ending.conditionId} row={ending} onClose={() => setEnding(undefined)} />
        </Suspense>
      )}
    </>
  );
}

/** One person: who they are and all that is known, with where it comes from. */
export function PersonPage() {
  const { personId = "" }: { readonly personId?: string } = useParams({ strict: false });
  const read = useRead(getPerson, { personId });
  return (
    <Loaded read={read} rows={10}>
      {(person) => <Sheet key={person.personId} person={person} />}
    </Loaded>
  );
}
