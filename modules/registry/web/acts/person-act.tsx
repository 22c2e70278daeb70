import { NativeSelect, Stack } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { m } from "#messages/messages.js";
import type { Refusal } from "#platform/kernel/contract.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";

/** Dialog that records something about one of several persons: on the family's page it asks about whom. */
export function PersonAct<Person extends { readonly personId: string; readonly name: string }>({
  opened,
  title,
  text,
  persons,
  running,
  refusal,
  onRecord,
  onClose,
  children,
}: {
  readonly opened: boolean;
  /** Also the word of the button. */
  readonly title: string;
  readonly text?: string;
  readonly persons: readonly Person[];
  readonly running: boolean;
  readonly refusal: Refusal | undefined;
  /** Resolves to whether it was recorded: then the dialog closes. */
  readonly onRecord: (person: Person) => Promise<{ readonly ok: boolean }>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const [personId, setPersonId] = useState(persons[0]?.personId ?? "");
  const person = persons.find((one) => one.personId === personId);
  return (
    <ConfirmAct
      opened={opened}
      title={title}
      verb={title}
      {...(text === undefined ? {} : { text })}
      running={running}
      refusal={refusal}
      onClose={onClose}
      onConfirm={() => {
        if (person === undefined) return;
        void onRecord(person).then((result) => {
          if (result.ok) onClose();
        });
      }}
    >
      <Stack gap="sm">
        {persons.length > 1 && (
          <NativeSelect
            label={m.registry_person()}
            value={personId}
            onChange={(event) => setPersonId(event.currentTarget.value)}
            data={persons.map((one) => ({ value: one.personId, label: one.name }))}
          />
        )}
        {children}
      </Stack>
    </ConfirmAct>
  );
}
