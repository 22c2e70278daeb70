import { Button, Stack } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { m } from "#messages/messages.js";
import { Dropdown } from "#platform/ui/dropdown.tsx";
import type { Words } from "#platform/ui/module-web.ts";
import type { Family } from "./family-parts.tsx";
import styles from "./registry.module.css";
import type { CodeWords } from "./use-code-lists.ts";

const FamilyForm = lazy(() => import("./family-form.tsx").then((form) => ({ default: form.FamilyForm })));

const acts: ReadonlyArray<readonly [act: string, words: Words]> = [
  ["create-person", m.registry_new_person],
  ["change-address", m.registry_change_address],
  ["change-family", m.registry_edit_family],
  ["record-condition", m.registry_record_condition],
  ["record-life-event", m.registry_record_event],
  ["split-family", m.registry_split],
  ["add-document", m.registry_add_document],
  ["merge-families", m.registry_merge],
];

/** What the server allows on this family, behind one button. */
export function FamilyActs({ family, codes }: { readonly family: Family; readonly codes: CodeWords }) {
  const [open, setOpen] = useState<string>();
  const close = () => setOpen(undefined);
  const offered = acts.filter(([act]) => family.allowed.includes(act));
  if (offered.length === 0) return null;
  return (
    <>
      <Dropdown
        label={m.registry_edit()}
        buttonClass={styles["menu"]}
        button={
          <>
            <IconDots size="1.1em" aria-hidden /> {m.registry_edit()}
          </>
        }
      >
        {(hide) => (
          <Stack gap="xs">
            {offered.map(([act, words]) => (
              <Button
                key={act}
                variant="subtle"
                justify="start"
                onClick={() => {
                  hide();
                  setOpen(act);
                }}
              >
                {words()}
              </Button>
            ))}
          </Stack>
        )}
      </Dropdown>
      {open !== undefined && (
        // The forms weigh more than the page; they come when one is opened.
        <Suspense fallback={null}>
          <FamilyForm act={open} family={family} codes={codes} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
