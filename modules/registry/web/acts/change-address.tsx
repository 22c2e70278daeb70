import { Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { PlacePicker } from "#modules/regions/web/shared/place-picker.tsx";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { FieldDiff } from "#platform/ui/acts/field-diff.tsx";
import { Dialog } from "#platform/ui/dialog.tsx";
import { fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { changeAddress } from "../../contract/change-address.ts";
import { getFamilyPage } from "../../contract/get-family-page.ts";
import { listChanges } from "../../contract/list-changes.ts";
import type { Family } from "../family-parts.tsx";
import type { CodeWords } from "../use-code-lists.ts";
import { DateField } from "./date-field.tsx";
import { ReasonField } from "./reason-field.tsx";
import { conflictsOf, staleOf } from "./stale.ts";

const texts = {
  address: m.registry_address,
  hamlet: m.registry_hamlet,
  rt: m.registry_rt,
  rw: m.registry_rw,
};
type TextName = keyof typeof texts;
const textNames: readonly TextName[] = ["address", "hamlet", "rt", "rw"];

const degrees = (text: string): number | null => {
  const value = Number(text.replace(",", ".").replace("−", "-"));
  return text.trim() === "" || Number.isNaN(value) ? null : value;
};
const degreeText = (value: number | null) => (value === null ? "" : String(value));

/** Corrects the address or moves the family to another village; a stale save is settled field by field. */
export function ChangeAddress({
  opened,
  family,
  codes,
  onClose,
}: {
  readonly opened: boolean;
  readonly family: Family;
  readonly codes: CodeWords;
  readonly onClose: () => void;
}) {
  const act = useAct(changeAddress, { refresh: [getFamilyPage, listChanges] });
  const [placeCode, setPlaceCode] = useState(family.place.code);
  const [text, setText] = useState<Readonly<Record<TextName, string>>>({
    address: family.address,
    hamlet: family.hamlet,
    rt: family.rt,
    rw: family.rw,
  });
  const [latitude, setLatitude] = useState(degreeText(family.latitude));
  const [longitude, setLongitude] = useState(degreeText(family.longitude));
  const [movedOn, setMovedOn] = useState("");
  const [reason, setReason] = useState("");
  const stale = staleOf(act.refusal);
  const address = {
    placeCode,
    ...text,
    latitude: degrees(latitude),
    longitude: degrees(longitude),
  };

  function save(baseRevision: number, wanted: typeof address): void {
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

  if (opened && stale !== undefined)
    return (
      <Dialog opened onClose={onClose} title={m.registry_change_address_title()}>
        <FieldDiff
          conflicts={conflictsOf(stale, codes)}
          savedBy={m.registry_saved_by()}
          running={act.running}
          onGiveUp={onClose}
          onResolve={(choices) => {
            const theirs = stale.fields.filter(({ field }) => choices[field] === "theirs");
            const kept = theirs.map(({ field, stored }) => [
              field,
              field === "latitude" || field === "longitude" ? degrees(stored ?? "") : (stored ?? ""),
            ]);
            save(stale.revision, { ...address, ...(Object.fromEntries(kept) as Partial<typeof address>) });
          }}
        />
      </Dialog>
    );
  return (
    <ConfirmAct
      opened={opened}
      title={m.registry_change_address_title()}
      verb={m.registry_save()}
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={() => save(family.revision, address)}
    >
      <Stack gap="sm">
        <PlacePicker
          label={m.registry_place()}
          level="village"
          code={placeCode}
          error={fieldError(act.refusal, "address.placeCode")}
          onPick={setPlaceCode}
        />
        {textNames.map((name) => (
          <TextInput
            key={name}
            id={fieldId(`address.${name}`)}
            label={texts[name]()}
            value={text[name]}
            error={fieldError(act.refusal, `address.${name}`)}
            onChange={(event) => setText({ ...text, [name]: event.currentTarget.value })}
          />
        ))}
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
        <ReasonField value={reason} onChange={setReason} refusal={act.refusal} />
      </Stack>
    </ConfirmAct>
  );
}
