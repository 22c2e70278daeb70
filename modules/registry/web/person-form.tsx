import { lazy } from "react";
import type { Person } from "./person-parts.tsx";
import type { CodeWords } from "./use-code-lists.ts";

// Each form by itself: the page must stay below 250 kB in all.
const AddDocument = lazy(() =>
  import("./acts/add-document.tsx").then((form) => ({ default: form.AddDocument })),
);
const EditPerson = lazy(() =>
  import("./acts/edit-person.tsx").then((form) => ({ default: form.EditPerson })),
);
const MergeRecords = lazy(() =>
  import("./acts/merge-records.tsx").then((form) => ({ default: form.MergeRecords })),
);
const MovePerson = lazy(() =>
  import("./acts/move-person.tsx").then((form) => ({ default: form.MovePerson })),
);
const RecordCondition = lazy(() =>
  import("./acts/record-condition.tsx").then((form) => ({ default: form.RecordCondition })),
);
const RecordLifeEvent = lazy(() =>
  import("./acts/record-life-event.tsx").then((form) => ({ default: form.RecordLifeEvent })),
);

/** The form of one act on a person. */
export function PersonForm({
  act: open,
  person,
  codes,
  onClose: close,
}: {
  readonly act: string;
  readonly person: Person;
  readonly codes: CodeWords;
  readonly onClose: () => void;
}) {
  const key = `${person.personId} ${person.revision}`;
  return (
    <>
      {open === "change-person" && (
        // No revision in the key: a stale save must keep what was typed.
        <EditPerson key={person.personId} person={person} codes={codes} onClose={close} />
      )}
      {open === "move-person" && (
        <MovePerson key={person.personId} person={person} codes={codes} onClose={close} />
      )}
      {open === "record-condition" && (
        <RecordCondition key={key} opened persons={[person]} codes={codes} onClose={close} />
      )}
      {open === "record-life-event" && (
        <RecordLifeEvent key={key} opened persons={[person]} onClose={close} />
      )}
      {open === "add-document" && (
        <AddDocument key={key} opened owner={{ personId: person.personId }} onClose={close} />
      )}
      {open === "merge-persons" && (
        <MergeRecords
          key={key}
          opened
          kept={{ kind: "person", id: person.personId, revision: person.revision, name: person.name }}
          onClose={close}
        />
      )}
    </>
  );
}
