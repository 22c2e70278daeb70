import { Button, FileInput, NativeSelect, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { PlacePicker } from "#modules/regions/web/shared/place-picker.tsx";
import type { Refusal } from "#platform/kernel/contract.ts";
import { call } from "#platform/ui/api.ts";
import { Dialog } from "#platform/ui/dialog.tsx";
import { ErrorSummary, fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { readKey } from "#platform/ui/query-client.ts";
import { useSession } from "#platform/ui/session.ts";
import { listProposalLists } from "../../contract/list-proposal-lists.ts";
import { submitProposalList } from "../../contract/submit-proposal-list.ts";
import { useProgrammeChoices } from "../shared/choices.ts";
import styles from "../shared/delivery.module.css";
import { purposeWords } from "./proposal-words.tsx";

function UploadForm({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const { area } = useSession();
  const programmes = useProgrammeChoices();
  const [programmeCode, setProgramme] = useState("");
  const [period, setPeriod] = useState(() => String(new Date().getFullYear()));
  const [purpose, setPurpose] = useState<"proposal" | "decree">("proposal");
  const [placeCode, setPlace] = useState(area.code);
  const [letterNumber, setLetter] = useState("");
  const [proposedOn, setProposedOn] = useState(() => new Date().toISOString().slice(0, 10));
  const [file, setFile] = useState<File | null>(null);
  const [refusal, setRefusal] = useState<Refusal>();
  const [running, setRunning] = useState(false);
  const send = async () => {
    if (file === null) return;
    setRunning(true);
    const result = await call(
      submitProposalList,
      { programmeCode, period, placeCode, purpose, letterNumber, proposedOn, fileName: file.name },
      { bytes: file },
    );
    setRunning(false);
    setRefusal(result.ok ? undefined : result.refusal);
    if (!result.ok) return;
    await client.invalidateQueries({ queryKey: readKey(listProposalLists) });
    onClose();
    void navigate({ to: `/usulan/${result.out.listId}` });
  };
  return (
    <form
      className={styles["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ErrorSummary refusal={refusal} />
      <NativeSelect
        id={fieldId("programmeCode")}
        label={m.delivery_programme()}
        required
        value={programmeCode}
        onChange={(event) => setProgramme(event.currentTarget.value)}
        data={[{ value: "", label: m.delivery_choose() }, ...programmes]}
      />
      <TextInput
        id={fieldId("period")}
        label={m.delivery_period()}
        description={m.delivery_period_help()}
        required
        value={period}
        onChange={(event) => setPeriod(event.currentTarget.value)}
        error={fieldError(refusal, "period")}
      />
      <NativeSelect
        id={fieldId("purpose")}
        label={m.delivery_purpose()}
        description={m.delivery_purpose_help()}
        value={purpose}
        onChange={(event) => setPurpose(event.currentTarget.value === "decree" ? "decree" : "proposal")}
        data={[
          { value: "proposal", label: purposeWords.proposal() },
          { value: "decree", label: purposeWords.decree() },
        ]}
      />
      <PlacePicker id={fieldId("placeCode")} label={m.delivery_place()} code={placeCode} onPick={setPlace} />
      <TextInput
        id={fieldId("letterNumber")}
        label={m.delivery_letter()}
        maxLength={120}
        value={letterNumber}
        onChange={(event) => setLetter(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        id={fieldId("proposedOn")}
        label={m.delivery_proposed_on()}
        required
        value={proposedOn}
        onChange={(event) => setProposedOn(event.currentTarget.value)}
      />
      <FileInput
        id={fieldId("file")}
        label={m.delivery_file()}
        description={m.delivery_file_help()}
        required
        accept=".csv,.xlsx"
        value={file}
        onChange={setFile}
        placeholder={m.delivery_file_choose()}
      />
      <div className={styles["acts"]}>
        <Button type="submit" loading={running} disabled={file === null || programmeCode === ""}>
          {m.delivery_list_send()}
        </Button>
        <Button variant="default" onClick={onClose}>
          {m.delivery_close()}
        </Button>
      </div>
    </form>
  );
}

/** Sends a list in: programme, period, letter and the file itself. */
export function UploadDialog({
  opened,
  onClose,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  return (
    <Dialog opened={opened} onClose={onClose} title={m.delivery_list_send()}>
      <UploadForm onClose={onClose} />
    </Dialog>
  );
}
