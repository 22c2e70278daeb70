import { Button } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useParams } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { m } from "#messages/messages.js";
import { formatDate } from "#platform/i18n/format.ts";
import { MaskedNumber } from "#platform/ui/acts/masked-number.tsx";
import { download } from "#platform/ui/api.ts";
import { LinkButton } from "#platform/ui/link-button.tsx";
import { DecileLine } from "#platform/ui/page/decile-line.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import { getFamilyPage } from "../contract/get-family-page.ts";
import { printFamilySheet } from "../contract/print-family-sheet.ts";
import { Documents } from "./documents.tsx";
import { FamilyActs } from "./family-acts.tsx";
import { type Family, Home, Housing, Members, Welfare } from "./family-parts.tsx";
import { GroupMemberships } from "./group-memberships.tsx";
import { Merges } from "./merges.tsx";
import { AidList, type ConditionRow, Conditions, Events } from "./record-parts.tsx";
import styles from "./registry.module.css";
import { useCodeLists } from "./use-code-lists.ts";
import { revealChoices, revealOf } from "./use-reveal.ts";

// Below the fold: it comes after the page, whose first load must stay under 250 kB.
const History = lazy(() => import("./history.tsx").then((part) => ({ default: part.History })));

const EndCondition = lazy(() =>
  import("./acts/end-condition.tsx").then((form) => ({ default: form.EndCondition })),
);

const elderlyFrom = 60;
const childBelow = 18;

/** The family in one line of figures, and what there is to check. */
function Badges({ family }: { readonly family: Family }) {
  const alive = family.members.filter((member) => member.lifeStatus === "alive");
  const count = (is: (age: number) => boolean) =>
    alive.filter((member) => member.ageYears !== null && is(member.ageYears)).length;
  const elderly = count((age) => age >= elderlyFrom);
  const children = count((age) => age < childBelow);
  const disabled = alive.filter((member) => member.disabilityKinds > 0).length;
  const doubtful = family.members.reduce((sum, member) => sum + member.nikWarnings.length, 0);
  const [latest] = family.welfare;
  return (
    <>
      {family.kkMasked !== null && (
        <span>
          {m.registry_kk()}{" "}
          <MaskedNumber
            masked={family.kkMasked}
            label={m.registry_kk()}
            purposes={revealChoices()}
            reveal={
              family.allowed.includes("reveal-number") ? revealOf("family", family.familyId) : undefined
            }
          />
        </span>
      )}
      {latest !== undefined && latest.decile !== null && (
        <span>
          {m.registry_decile_value({ decile: latest.decile })} ({latest.source}, {formatDate(latest.cutOffOn)}
          ){" "}
          <DecileLine
            points={family.welfare
              .toReversed()
              .map((rank) => ({ on: rank.cutOffOn, decile: rank.decile, source: rank.source }))}
          />
        </span>
      )}
      <span>{m.registry_member_count({ count: alive.length })}</span>
      {elderly > 0 && <span>{m.registry_count_elderly({ count: elderly })}</span>}
      {children > 0 && <span>{m.registry_count_children({ count: children })}</span>}
      {disabled > 0 && <span>{m.registry_count_disabled({ count: disabled })}</span>}
      {doubtful > 0 && <StatusBadge tone="amber">{m.registry_warnings({ count: doubtful })}</StatusBadge>}
    </>
  );
}

function Sheet({ family }: { readonly family: Family }) {
  const codes = useCodeLists();
  const [ending, setEnding] = useState<ConditionRow>();
  const [printing, setPrinting] = useState(false);
  const nameOf = (personId: string | null) =>
    family.members.find((member) => member.personId === personId)?.name ?? "";
  const mayEnd = family.allowed.includes("record-condition");
  return (
    <>
      <PageHeader
        title={m.registry_head_of({ name: family.headName })}
        meta={family.place.label}
        backTo="/keluarga"
        badges={<Badges family={family} />}
        actions={
          <>
            <FamilyActs family={family} codes={codes} />
            <Button
              variant="default"
              loading={printing}
              leftSection={<IconPrinter size="1.1em" aria-hidden />}
              onClick={() => {
                setPrinting(true);
                void download(printFamilySheet, { familyId: family.familyId }).finally(() =>
                  setPrinting(false),
                );
              }}
            >
              {m.registry_print_sheet()}
            </Button>
          </>
        }
      />
      <div className={styles["stack"]}>
        {family.mergedInto !== null && (
          <EmptyState
            tone="amber"
            title={m.registry_family_merged()}
            action={<LinkButton to={`/keluarga/${family.mergedInto}`}>{m.registry_open_kept()}</LinkButton>}
          />
        )}
        <div className={styles["columns"]}>
          <Members family={family} codes={codes} />
          <AidList rows={family.aid} nameOf={nameOf} />
          <Conditions
            rows={family.conditions}
            codes={codes}
            nameOf={nameOf}
            onEnd={mayEnd ? setEnding : undefined}
          />
          <Welfare family={family} />
          <Home family={family} />
          <Housing family={family} codes={codes} />
          <Documents rows={family.documents} nameOf={nameOf} />
          <GroupMemberships rows={family.groups} nameOf={nameOf} />
          <Events rows={family.events} nameOf={nameOf} />
          <Merges rows={family.merges} mayUndo={family.allowed.includes("undo-merge")} />
        </div>
        {family.allowed.includes("list-changes") && (
          <Suspense fallback={null}>
            <History
              subjectKind="family"
              subjectId={family.familyId}
              createdAt={family.createdAt}
              source={family.source}
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

/** The family's whole story on one page. */
export function FamilyPage() {
  const { familyId = "" }: { readonly familyId?: string } = useParams({ strict: false });
  const read = useRead(getFamilyPage, { familyId });
  return (
    <Loaded read={read} rows={12}>
      {(family) => <Sheet key={family.familyId} family={family} />}
    </Loaded>
  );
}
