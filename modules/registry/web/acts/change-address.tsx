import { TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { changeAddress } from "../../contract/change-address.ts";
import { getFamilyPage } from "../../contract/get-family-page.ts";
import { listChanges } from "../../contract/list-changes.ts";
import type { Family } from "../family-parts.tsx";
import type { CodeWords } from "../use-code-lists.ts";
import { AddressFields } from "./address-fields.tsx";
import { DateField } from "./date-field.tsx";
import { SaveDialog } from "./save-dialog.tsx";
import { conflictsOf } from "./stale.ts";

const degrees = (text: string): number | null => {
  const value = Number(text.replace(",", ".").replace("−", "-"));
  return text.trim() === "" || Number.isNaN(value) ? null : value;
};
const degreeText = (value: number | null) => (value === null ? "" : String(value));

/** Corrects the address or moves the family to another village; a stale save is settled field by field. */
export function ChangeAddress({
  family,
  codes,
  onClose,
}: {
  readonly family: Family;
  readonly codes: CodeWords;
  readonly onClose: () => void;
}) {
  const act = useAct(changeAddress, { refresh: [getFamilyPage, listChanges] });
  const [place, setPlace] = useState({
    placeCode: family.place.code,
    address: family.address,
    hamlet: family.hamlet,
    rt: family.rt,
    rw: family.rw,
  });
  const [latitude, setLatitude] = useState(degreeText(family.latitude));
  const [longitude, setLongitude] = useState(degreeText(family.longitude));
  const [movedOn, setMovedOn] = useState("");
  const address = {
    ...place,
    latitude: degrees(latitude),
    longitude: degrees(longitude),
  };

  function save(baseRevision: number, wanted: typeof address, reason: string): void {
    const input = {
      familyId: family.familyId,
      baseRevision,
      address: wanted,
      movedOn: movedOn === "" ? null : movedOn,
      reason,
    };
    void act.run(input).then((result) => {
      if (result.ok) onClose();
    });
  }

  return (
    <SaveDialog
      title={m.registry_change_address_title()}
      revision={family.revision}
      act={act}
      conflictsOf={(stale) => conflictsOf(stale, codes)}
      onSave={(baseRevision, reason) => save(baseRevision, address, reason)}
      onResolve={(stale, choices, reason) => {
        const theirs = stale.fields.filter(({ field }) => choices[field] === "theirs");
        const kept = theirs.map(({ field, stored }) => [
          field,
          field === "latitude" || field === "longitude" ? degrees(stored ?? "") : (stored ?? ""),
        ]);
        save(
          stale.revision,
          { ...address, ...(Object.fromEntries(kept) as Partial<typeof address>) },
          reason,
        );
      }}
      onClose={onClose}
    >
      <AddressFields
        names={["address", "hamlet", "rt", "rw"]}
        address={place}
        refusal={act.refusal}
        onChange={(part) => setPlace({ ...place, ...part })}
      />
      <TextInput
        id={fieldId("address.latitude")}
        label={m.registry_latitude()}
        inputMode="decimal"
        value={latitude}
        error={fieldError(act.refusal, "address.latitude")}
        onChange={(event) => setLatitude(event.currentTarget.value)}
      />
      <TextInput
        id={fieldId("address.longitude")}
        label={m.registry_longitude()}
        inputMode="decimal"
        value={longitude}
        error={fieldError(act.refusal, "address.longitude")}
        onChange={(event) => setLongitude(event.currentTarget.value)}
      />
      <DateField
        label={m.registry_moved_on()}
        description={m.registry_moved_on_help()}
        path="movedOn"
        value={movedOn}
        onChange={setMovedOn}
        refusal={act.refusal}
      />
    </SaveDialog>
  );
}
