import { Button } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatDate } from "#platform/i18n/format.ts";
import { MaskedNumber } from "#platform/ui/acts/masked-number.tsx";
import { download } from "#platform/ui/api.ts";
import { DecileLine } from "#platform/ui/page/decile-line.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { FamilyPanels } from "#platform/ui/record-panels.tsx";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import { getFamilyPage } from "../contract/get-family-page.ts";
import { printFamilySheet } from "../contract/print-family-sheet.ts";
import { FamilyActs } from "./family-acts.tsx";
import { type Family, Home, Housing, Members, Welfare } from "./family-parts.tsx";
import { Suspicions } from "./linkage/suspicions.tsx";
import { RecordSheet } from "./record-sheet.tsx";
import { useCodeLists } from "./use-code-lists.ts";
import { revealChoices, revealOf } from "./use-reveal.ts";

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
  const counts = [
    m.registry_member_count({ count: alive.length }),
    ...(elderly > 0 ? [m.registry_count_elderly({ count: elderly })] : []),
    ...(children > 0 ? [m.registry_count_children({ count: children })] : []),
    ...(disabled > 0 ? [m.registry_count_disabled({ count: disabled })] : []),
  ];
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
      <span>{counts.join(" · ")}</span>
      <Suspicions suspicions={family.suspicions} />
      {doubtful > 0 && <StatusBadge tone="amber">{m.registry_warnings({ count: doubtful })}</StatusBadge>}
    </>
  );
}

function Sheet({ family }: { readonly family: Family }) {
  const codes = useCodeLists();
  const [printing, setPrinting] = useState(false);
  const nameOf = (personId: string | null) =>
    family.members.find((member) => member.personId === personId)?.name ?? "";
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
      <RecordSheet
        kind="family"
        subjectId={family.familyId}
        record={family}
        codes={codes}
        nameOf={nameOf}
        mayEnd={family.allowed.includes("record-condition")}
        who={<Members family={family} codes={codes} />}
        ownPanels={
          <>
            <Home family={family} />
            <Housing family={family} codes={codes} />
          </>
        }
        otherPanels={
          <>
            <FamilyPanels shown={{ familyId: family.familyId, members: family.members }} />
            <Welfare family={family} />
          </>
        }
      />
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
