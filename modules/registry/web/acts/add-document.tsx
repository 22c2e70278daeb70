import { NativeSelect, Stack } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { m } from "#messages/messages.js";
import type { Refusal } from "#platform/kernel/contract.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { call } from "#platform/ui/api.ts";
import { readKey } from "#platform/ui/query-client.ts";
import { addDocument, documentKinds } from "../../contract/add-document.ts";
import { getFamilyPage } from "../../contract/get-family-page.ts";
import { getPerson } from "../../contract/get-person.ts";
import { documentKindWords, worded } from "../words.ts";

type Owner = { readonly familyId: string } | { readonly personId: string };

/** Uploads a paper; its name on the computer is not sent, because people name files after persons. */
export function AddDocument({
  opened,
  owner,
  onClose,
}: {
  readonly opened: boolean;
  readonly owner: Owner;
  readonly onClose: () => void;
}) {
  const client = useQueryClient();
  const [kind, setKind] = useState<(typeof documentKinds)[number]>("family-card");
  const [file, setFile] = useState<File | null>(null);
  const [running, setRunning] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();

  async function send(bytes: File): Promise<void> {
    const at =
      "familyId" in owner
        ? { ownerKind: "family" as const, ownerId: owner.familyId }
        : { ownerKind: "person" as const, ownerId: owner.personId };
    setRunning(true);
    const result = await call(addDocument, { ...at, kind }, { bytes });
    setRunning(false);
    setRefusal(result.ok ? undefined : result.refusal);
    if (!result.ok) return;
    await Promise.all(
      [getFamilyPage, getPerson].map((read) => client.invalidateQueries({ queryKey: readKey(read) })),
    );
    onClose();
  }

  return (
    <ConfirmAct
      opened={opened}
      title={m.registry_add_document()}
      verb={m.registry_add_document()}
      running={running}
      refusal={refusal}
      onClose={onClose}
      onConfirm={() => {
        if (file !== null) void send(file);
      }}
    >
      <Stack gap="sm">
        <NativeSelect
          label={m.registry_document_kind()}
          value={kind}
          onChange={(event) =>
            setKind(documentKinds.find((one) => one === event.currentTarget.value) ?? "other")
          }
          data={documentKinds.map((value) => ({ value, label: worded(documentKindWords, value) }))}
        />
        <label>
          {m.registry_document_file()}
          <input
            type="file"
            required
            accept="application/pdf,image/jpeg,image/png"
            onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)}
          />
        </label>
      </Stack>
    </ConfirmAct>
  );
}
