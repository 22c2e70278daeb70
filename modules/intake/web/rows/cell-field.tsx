import { TextInput } from "@mantine/core";
import { m } from "#messages/messages.js";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { fieldId } from "#platform/ui/forms/error-summary.tsx";
import type { getHeldRow } from "../../contract/get-held-row.ts";

type Row = OutputOf<typeof getHeldRow>;

/** One cell as the file had it, with what the rule says about it; a protected one keeps its value unseen. */
export function CellField({
  cell,
  finding,
  text,
  readOnly,
  onChange,
}: {
  readonly cell: Row["cells"][number];
  readonly finding: Row["findings"][number] | undefined;
  readonly text: string;
  readonly readOnly: boolean;
  readonly onChange: (text: string) => void;
}) {
  const blocks = finding?.severity === "hold" || finding?.severity === "refuse";
  const said = finding === undefined ? undefined : [finding.reason, finding.remedy].filter(Boolean).join(" ");
  const header = cell.header === cell.label ? undefined : m.intake_column_of({ header: cell.header });
  if (cell.hidden)
    return (
      <TextInput
        id={fieldId(cell.field)}
        label={cell.label}
        description={m.intake_cell_hidden()}
        value="••••••"
        readOnly
        disabled
      />
    );
  return (
    <TextInput
      id={fieldId(cell.field)}
      label={cell.label}
      description={blocks || said === undefined ? header : said}
      error={blocks ? said : undefined}
      value={text}
      readOnly={readOnly}
      maxLength={500}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
