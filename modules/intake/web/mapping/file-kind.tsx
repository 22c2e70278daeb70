import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { PlacePicker } from "#modules/regions/web/shared/place-picker.tsx";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { ErrorSummary, fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { getBatch } from "../../contract/get-batch.ts";
import type { listProfiles } from "../../contract/list-profiles.ts";
import { previewBatch } from "../../contract/preview-batch.ts";
import { saveMapping } from "../../contract/save-mapping.ts";
import type { Batch } from "../batch/batch.ts";
import styles from "../intake.module.css";

type Profile = OutputOf<typeof listProfiles>["profiles"][number];

/** Kind of the file, day of its data, and the village where the file names none. A new kind maps the columns anew. */
export function FileKind({
  batch,
  profiles,
  mayMap,
}: {
  readonly batch: Batch;
  readonly profiles: readonly Profile[];
  readonly mayMap: boolean;
}) {
  const save = useAct(saveMapping, { refresh: [getBatch, previewBatch] });
  const [profileId, setProfileId] = useState(batch.profileId ?? "");
  const [cutOffOn, setCutOffOn] = useState(batch.cutOffOn ?? "");
  const [askedPlace, setAskedPlace] = useState(batch.askedPlace ?? "");
  const profile = profiles.find((one) => one.profileId === profileId);
  const unchanged =
    profileId === (batch.profileId ?? "") &&
    cutOffOn === (batch.cutOffOn ?? "") &&
    askedPlace === (batch.askedPlace ?? "");
  const title = batch.profileId === null ? m.intake_kind_unknown_title() : m.intake_kind_title();
  return (
    <Panel title={title}>
      <form
        className={styles["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          void save.run({
            batchId: batch.batchId,
            baseRevision: batch.revision,
            profileId,
            columns: [],
            cutOffOn: cutOffOn === "" ? null : cutOffOn,
            askedPlace: askedPlace === "" ? null : askedPlace,
          });
        }}
      >
        {batch.state === "checked" && mayMap && <p className={styles["text"]}>{m.intake_mapping_voids()}</p>}
        <ErrorSummary refusal={save.refusal} />
        <NativeSelect
          id={fieldId("profileId")}
          label={m.intake_profile()}
          description={m.intake_profile_help()}
          disabled={!mayMap}
          error={fieldError(save.refusal, "profileId")}
          value={profileId}
          onChange={(event) => setProfileId(event.currentTarget.value)}
          data={[
            { value: "", label: m.intake_choose() },
            ...profiles.map((one) => ({
              value: one.profileId,
              label: one.own ? m.intake_profile_own({ title: one.title }) : one.title,
            })),
          ]}
        />
        <TextInput
          id={fieldId("cutOffOn")}
          type="date"
          label={m.intake_cut_off()}
          description={m.intake_cut_off_help()}
          disabled={!mayMap}
          error={fieldError(save.refusal, "cutOffOn")}
          value={cutOffOn}
          onChange={(event) => setCutOffOn(event.currentTarget.value)}
        />
        {profile?.needsPlace === true && (
          <>
            <p className={styles["hint"]}>{m.intake_asked_place_help()}</p>
            <PlacePicker
              id={fieldId("askedPlace")}
              label={m.intake_asked_place()}
              code={askedPlace}
              level="village"
              disabled={!mayMap}
              error={fieldError(save.refusal, "askedPlace")}
              onPick={setAskedPlace}
            />
          </>
        )}
        {mayMap && (
          <div className={styles["acts"]}>
            <Button type="submit" loading={save.running} disabled={profileId === "" || unchanged}>
              {profileId === (batch.profileId ?? "") ? m.intake_save_kind() : m.intake_use_kind()}
            </Button>
          </div>
        )}
      </form>
    </Panel>
  );
}
