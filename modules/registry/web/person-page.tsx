import { useParams } from "@tanstack/react-router";
import { m } from "#messages/messages.js";
import { formatDate } from "#platform/i18n/format.ts";
import { AppLink } from "#platform/ui/app-link.tsx";
import { PrintButton } from "#platform/ui/page/print-button.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { PersonPanels } from "#platform/ui/record-panels.tsx";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import { getPerson } from "../contract/get-person.ts";
import { Suspicions } from "./linkage/suspicions.tsx";
import { PersonActs } from "./person-acts.tsx";
import { Facts, Identity, Memberships, type Person } from "./person-parts.tsx";
import { RecordSheet } from "./record-sheet.tsx";
import styles from "./registry.module.css";
import { useCodeLists } from "./use-code-lists.ts";
import { lifeStatusTones, lifeStatusWords, worded } from "./words.ts";

const nobody = () => "";

function Sheet({ person }: { readonly person: Person }) {
  const codes = useCodeLists();
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
            <Suspicions suspicions={person.suspicions} />
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
      <RecordSheet
        kind="person"
        subjectId={person.personId}
        record={person}
        codes={codes}
        nameOf={nobody}
        mayEnd={person.allowed.includes("end-condition")}
        who={<Identity person={person} codes={codes} />}
        ownPanels={<Facts person={person} codes={codes} />}
        otherPanels={<PersonPanels shown={{ personId: person.personId, familyId: person.familyId }} />}
        past={<Memberships person={person} />}
      />
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
