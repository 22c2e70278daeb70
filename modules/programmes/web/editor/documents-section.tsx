import { Checkbox } from "@mantine/core";
import { m } from "#messages/messages.js";
import { newCode, relabelled } from "./coded.ts";
import { ListEditor } from "./list-editor.tsx";
import type { SectionProps } from "./section.ts";
import { TwoTexts } from "./text-fields.tsx";

/** What a recipient hands in. */
export function DocumentsSection({ definition, change, kept }: SectionProps) {
  const { documents } = definition;
  return (
    <ListEditor
      path="documents"
      name={m.programmes_document()}
      items={documents}
      onChange={(next) => change({ documents: next })}
      blank={() => ({ code: newCode(documents, "dokumen"), label: { id: "", en: "" }, required: true })}
      add={m.programmes_add_document()}
      most={30}
    >
      {(item, set, index) => (
        <>
          <TwoTexts
            path={`documents.${index}.label`}
            label={m.programmes_label()}
            value={item.label}
            onChange={(label) => set(relabelled(documents, index, item, label, "dokumen", kept))}
          />
          <Checkbox
            label={m.programmes_required()}
            checked={item.required}
            onChange={(event) => set({ ...item, required: event.currentTarget.checked })}
          />
        </>
      )}
    </ListEditor>
  );
}
