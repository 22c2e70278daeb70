import { Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { m } from "#messages/messages.js";
import type { OutputOf } from "#platform/kernel/contract.ts";
import type { Words } from "#platform/ui/module-web.ts";
import type { getPerson } from "../contract/get-person.ts";
import type { CodeWords } from "./use-code-lists.ts";

const PersonForm = lazy(() => import("./person-form.tsx").then((form) => ({ default: form.PersonForm })));

const acts: ReadonlyArray<readonly [act: string, words: Words]> = [
  ["change-person", m.registry_edit],
  ["move-person", m.registry_move_person],
  ["record-condition", m.registry_record_condition],
  ["record-life-event", m.registry_record_event],
  ["add-document", m.registry_add_document],
  ["merge-persons", m.registry_merge],
];

/** What the server allows on this person. */
export function PersonActs({
  person,
  codes,
}: {
  readonly person: OutputOf<typeof getPerson>;
  readonly codes: CodeWords;
}) {
  const [open, setOpen] = useState<string>();
  const close = () => setOpen(undefined);
  return (
    <>
      {acts
        .filter(([act]) => person.allowed.includes(act))
        .map(([act, words]) => (
          <Button key={act} variant="default" onClick={() => setOpen(act)}>
            {words()}
          </Button>
        ))}
      {open !== undefined && (
        <Suspense fallback={null}>
          <PersonForm act={open} person={person} codes={codes} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
