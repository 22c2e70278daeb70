import { TextInput } from "@mantine/core";
import { m } from "#messages/messages.js";
import { PlacePicker } from "#modules/regions/web/shared/place-picker.tsx";
import type { Refusal } from "#platform/kernel/contract.ts";
import { fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";

const words = {
  address: m.registry_address,
  hamlet: m.registry_hamlet,
  rt: m.registry_rt,
  rw: m.registry_rw,
};
type Line = keyof typeof words;
type Lines = { readonly placeCode: string } & Partial<Readonly<Record<Line, string>>>;

/** Village and lines of an address; the contract holds them under "address". */
export function AddressFields({
  names,
  address,
  refusal,
  onChange,
}: {
  /** Lines to ask for, in order. */
  readonly names: readonly Line[];
  readonly address: Lines;
  readonly refusal: Refusal | undefined;
  readonly onChange: (part: Partial<Lines>) => void;
}) {
  return (
    <>
      <PlacePicker
        label={m.registry_place()}
        level="village"
        code={address.placeCode}
        error={fieldError(refusal, "address.placeCode")}
        onPick={(placeCode) => onChange({ placeCode })}
      />
      {names.map((name) => (
        <TextInput
          key={name}
          id={fieldId(`address.${name}`)}
          label={words[name]()}
          value={address[name] ?? ""}
          error={fieldError(refusal, `address.${name}`)}
          onChange={(event) => onChange({ [name]: event.currentTarget.value })}
        />
      ))}
    </>
  );
}
