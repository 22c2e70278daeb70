import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { useMay } from "#platform/ui/session.ts";
import { listProfiles } from "../../contract/list-profiles.ts";
import { saveProfile } from "../../contract/save-profile.ts";
import styles from "../intake.module.css";
import { slugOf } from "./slug.ts";

/** Keeps the mapping of this file as a kind of its own, so that the next file like it is recognised. */
export function SaveProfile({ batchId }: { readonly batchId: string }) {
  const maySave = useMay("intake.profile.save");
  const save = useAct(saveProfile, { refresh: [listProfiles] });
  const [opened, setOpened] = useState(false);
  const [title, setTitle] = useState("");
  const [kept, setKept] = useState<string>();
  if (!maySave) return null;
  return (
    <>
      <Button
        variant="default"
        onClick={() => {
          save.reset();
          setOpened(true);
        }}
      >
        {m.intake_save_profile()}
      </Button>
      <p className={styles["hint"]} role="status">
        {kept === undefined ? "" : m.intake_profile_kept({ title: kept })}
      </p>
      <ConfirmAct
        opened={opened}
        title={m.intake_save_profile()}
        verb={m.intake_save_profile_verb()}
        text={m.intake_save_profile_text()}
        running={save.running}
        refusal={save.refusal}
        onClose={() => setOpened(false)}
        onConfirm={() =>
          void save.run({ batchId, profileId: slugOf(title), title }).then((result) => {
            if (!result.ok) return;
            setKept(title);
            setOpened(false);
          })
        }
      >
        <TextInput
          id={fieldId("title")}
          label={m.intake_profile_title()}
          required
          minLength={3}
          maxLength={120}
          value={title}
          error={fieldError(save.refusal, "title")}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
      </ConfirmAct>
    </>
  );
}
