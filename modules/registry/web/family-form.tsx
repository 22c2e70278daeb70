import { lazy } from "react";
import type { Family } from "./family-parts.tsx";
import type { CodeWords } from "./use-code-lists.ts";

// Each form by itself: the page must stay below 250 kB in all.
const AddDocument = lazy(() =>
  import("./acts/add-document.tsx").then((form) => ({ default: form.AddDocument })),
);
const AddPerson = lazy(() => import("./acts/add-person.tsx").then((form) => ({ default: form.AddPerson })));
const ChangeAddress = lazy(() =>
  import("./acts/change-address.tsx").then((form) => ({ default: form.ChangeAddress })),
);
const ChangeFamily = lazy(() =>
  import("./acts/change-family.tsx").then((form) => ({ default: form.ChangeFamily })),
);
const MergeRecords = lazy(() =>
  import("./acts/merge-records.tsx").then((form) => ({ default: form.MergeRecords })),
);
const RecordCondition = lazy(() =>
  import("./acts/record-condition.tsx").then((form) => ({ default: form.RecordCondition })),
);
const RecordLifeEvent = lazy(() =>
  import("./acts/record-life-event.tsx").then((form) => ({ default: form.RecordLifeEvent })),
);
const SplitFamily = lazy(() =>
  import("./acts/split-family.tsx").then((form) => ({ default: form.SplitFamily })),
);

/** The form of one act on a family. */
export function FamilyForm({
  act: open,
  family,
  codes,
  onClose: close,
}: {
  readonly act: string;
  readonly family: Family;
  readonly codes: CodeWords;
  readonly onClose: () => void;
}) {
  // The revision in the key makes a form begin anew after every change; where a stale save is settled field by
  // field the form must keep what was typed, so there it is left out.
  const key = `${family.familyId} ${family.revision}`;
  const at = { family, codes, onClose: close };
  return (
    <>
      {open === "create-person" && (
        <AddPerson
          key={key}
          opened
          familyId={family.familyId}
          placeCode={family.place.code}
          codes={codes}
          onClose={close}
        />
      )}
      {open === "change-address" && <ChangeAddress key={family.familyId} {...at} />}
      {open === "change-family" && <ChangeFamily key={family.familyId} {...at} />}
      {open === "record-condition" && (
        <RecordCondition key={key} opened persons={family.members} codes={codes} onClose={close} />
      )}
      {open === "record-life-event" && (
        <RecordLifeEvent key={key} opened persons={family.members} onClose={close} />
      )}
      {open === "split-family" && <SplitFamily key={key} opened family={family} onClose={close} />}
      {open === "add-document" && (
        <AddDocument key={key} opened owner={{ familyId: family.familyId }} onClose={close} />
      )}
      {open === "merge-families" && (
        <MergeRecords
          key={key}
          opened
          kept={{ kind: "family", id: family.familyId, revision: family.revision, name: family.headName }}
          onClose={close}
        />
      )}
    </>
  );
}
