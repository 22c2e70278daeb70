import { TextInput } from "@mantine/core";
import { type ClipboardEvent, useState } from "react";
import { formatNumber } from "#platform/i18n/format.ts";
import { fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useProblem } from "./problems.tsx";

const largest = Number.MAX_SAFE_INTEGER;

/** A whole figure, written with thousands dots when it is left; empty = none. Letters are not taken. */
export function FigureInput({
  path,
  label,
  description,
  value,
  onChange,
  onPaste,
  rupiah = false,
  hideLabel = false,
}: {
  readonly path: string;
  readonly label: string;
  readonly description?: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly onPaste?: (event: ClipboardEvent<HTMLInputElement>) => void;
  readonly rupiah?: boolean;
  /** In a table, where head and row name it already. */
  readonly hideLabel?: boolean;
}) {
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? (value === null ? "" : formatNumber(value));
  return (
    <TextInput
      id={fieldId(path)}
      {...(hideLabel ? { "aria-label": label } : { label })}
      {...(description === undefined ? {} : { description })}
      {...(rupiah ? { leftSection: <span aria-hidden>Rp</span> } : {})}
      inputMode="numeric"
      autoComplete="off"
      maxLength={24}
      value={shown}
      error={useProblem(path)}
      onBlur={() => setTyped(undefined)}
      {...(onPaste === undefined ? {} : { onPaste })}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        // Pasted from a sheet: "1.750.000,00" is whole rupiah with its sen.
        const digits = text
          .replace(/[.,]\d{1,2}$/, "")
          .replaceAll(/\D/g, "")
          .slice(0, 16);
        onChange(digits === "" ? null : Math.min(Number(digits), largest));
      }}
    />
  );
}
