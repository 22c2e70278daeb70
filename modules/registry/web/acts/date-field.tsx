import { TextInput } from "@mantine/core";
import type { Refusal } from "#platform/kernel/contract.ts";
import { fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";

/** A civil date by the browser's own date input: keyboard, phone wheel and reader alike. */
export function DateField({
  label,
  description,
  value,
  onChange,
  path,
  refusal,
  required = false,
}: {
  readonly label: string;
  readonly description?: string;
  /** "YYYY-MM-DD" or "". */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly path: string;
  readonly refusal?: Refusal | undefined;
  readonly required?: boolean;
}) {
  return (
    <TextInput
      id={fieldId(path)}
      type="date"
      label={label}
      {...(description === undefined ? {} : { description })}
      required={required}
      value={value}
      error={fieldError(refusal, path)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
