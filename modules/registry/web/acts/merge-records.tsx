import { Button, Radio, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import type { Refusal } from "#platform/kernel/contract.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { call } from "#platform/ui/api.ts";
import { useAct } from "#platform/ui/query-client.ts";
import { findPersons } from "../../contract/find-persons.ts";
import { getFamilyPage } from "../../contract/get-family-page.ts";
import { getPerson } from "../../contract/get-person.ts";
import { listChanges } from "../../contract/list-changes.ts";
import { mergeFamilies } from "../../contract/merge-families.ts";
import { mergePersons } from "../../contract/merge-persons.ts";
import type { Hit } from "../person-hits.tsx";
import { ReasonField } from "./reason-field.tsx";

interface Kept {
  readonly kind: "person" | "family";
  readonly id: string;
  readonly revision: number;
  /** Text to begin the search with: the name shown on the page. */
  readonly name: string;
}

/** Revision of the other record, as it is at the moment of merging. */
async function revisionOf(kind: Kept["kind"], id: string) {
  return kind === "person" ? call(getPerson, { personId: id }) : call(getFamilyPage, { familyId: id });
}

/** Looks for the duplicate and merges it into the record of the page. */
export function MergeRecords({
  opened,
  kept,
  onClose,
}: {
  readonly opened: boolean;
  readonly kept: Kept;
  readonly onClose: () => void;
}) {
  const refresh = { refresh: [getPerson, getFamilyPage, listChanges] };
  const persons = useAct(mergePersons, refresh);
  const families = useAct(mergeFamilies, refresh);
  const [text, setText] = useState(kept.name);
  const [hits, setHits] = useState<readonly Hit[]>();
  const [chosen, setChosen] = useState("");
  const [reason, setReason] = useState("");
  const [failed, setFailed] = useState<Refusal>();
  const idOf = (hit: Hit) => (kept.kind === "person" ? hit.personId : (hit.familyId ?? ""));
  const others = (hits ?? []).filter((hit) => idOf(hit) !== "" && idOf(hit) !== kept.id);

  async function search(): Promise<void> {
    const result = await call(findPersons, { text, limit: 20 });
    setFailed(result.ok ? undefined : result.refusal);
    setHits(result.ok ? result.out.persons : []);
  }

  async function merge(): Promise<void> {
    const hit = others.find((one) => one.personId === chosen);
    if (hit === undefined) return;
    const other = await revisionOf(kept.kind, idOf(hit));
    if (!other.ok) {
      setFailed(other.refusal);
      return;
    }
    const input = {
      keptId: kept.id,
      keptRevision: kept.revision,
      mergedId: idOf(hit),
      mergedRevision: other.out.revision,
      reason,
    };
    const result = await (kept.kind === "person" ? persons.run(input) : families.run(input));
    setFailed(undefined);
    if (result.ok) onClose();
  }

  return (
    <ConfirmAct
      opened={opened}
      title={m.registry_merge_title()}
      verb={m.registry_merge_verb()}
      text={kept.kind === "person" ? m.registry_merge_text() : m.registry_merge_families_text()}
      danger
      running={persons.running || families.running}
      refusal={failed ?? persons.refusal ?? families.refusal}
      onClose={onClose}
      onConfirm={() => void merge()}
    >
      <Stack gap="sm">
        <TextInput
          label={m.registry_merge_find()}
          value={text}
          autoComplete="off"
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div>
          <Button variant="default" onClick={() => void search()}>
            {m.registry_search_do()}
          </Button>
        </div>
        {hits !== undefined && (
          <Radio.Group label={m.registry_merge_found()} value={chosen} onChange={setChosen}>
            <Stack gap="xs" mt="xs">
              {others.map((hit) => (
                <Radio
                  key={hit.personId}
                  value={hit.personId}
                  label={[
                    hit.name,
                    hit.ageYears === null ? "" : m.registry_age_years({ age: hit.ageYears }),
                    hit.nikMasked ?? "",
                    hit.headName === null ? "" : m.registry_head_of({ name: hit.headName }),
                    hit.place.label,
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                />
              ))}
              {others.length === 0 && <p role="status">{m.registry_search_none()}</p>}
            </Stack>
          </Radio.Group>
        )}
        <ReasonField value={reason} onChange={setReason} refusal={failed} />
      </Stack>
    </ConfirmAct>
  );
}
