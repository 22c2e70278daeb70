import { Textarea, TextInput } from "@mantine/core";
import { m } from "#messages/messages.js";
import { fieldId } from "#platform/ui/forms/error-summary.tsx";
import styles from "./editor.module.css";
import { useProblem } from "./problems.tsx";

interface Texts {
  readonly id: string;
  readonly en: string;
}

/** One text field of the draft, with its own problem below. */
export function TextField({
  path,
  label,
  description,
  value,
  onChange,
  most = 400,
  long = false,
  required = false,
}: {
  readonly path: string;
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly most?: number;
  readonly long?: boolean;
  readonly required?: boolean;
}) {
  const error = useProblem(path);
  const common = {
    id: fieldId(path),
    label,
    ...(description === undefined ? {} : { description }),
    withAsterisk: required,
    maxLength: most,
    value,
    error,
  };
  return long ? (
    <Textarea
      {...common}
      autosize
      minRows={2}
      maxRows={8}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  ) : (
    <TextInput {...common} autoComplete="off" onChange={(event) => onChange(event.currentTarget.value)} />
  );
}

/** The same text in both languages, side by side where there is room. */
export function TwoTexts({
  path,
  label,
  value,
  onChange,
  most = 400,
  long = false,
}: {
  readonly path: string;
  readonly label: string;
  readonly value: Texts;
  readonly onChange: (value: Texts) => void;
  readonly most?: number;
  readonly long?: boolean;
}) {
  return (
    <div className={styles["pair"]}>
      <TextField
        path={`${path}.id`}
        label={label}
        required
        most={most}
        long={long}
        value={value.id}
        onChange={(id) => onChange({ ...value, id })}
      />
      <TextField
        path={`${path}.en`}
        label={`${label} (${m.programmes_in_english()})`}
        required
        most={most}
        long={long}
        value={value.en}
        onChange={(en) => onChange({ ...value, en })}
      />
    </div>
  );
}
