import { NativeSelect, Stack, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatBytes } from "#platform/i18n/format.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { getProposal } from "../contract/get-proposal.ts";
import { listProposals } from "../contract/list-proposals.ts";
import { recordBacking } from "../contract/record-backing.ts";
import { backingWords } from "./words.ts";

const kinds = ["musdes", "muskel", "sptjm"] as const;
const largestBytes = 2_097_152;

const base64Of = (file: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () =>
      resolve(typeof reader.result === "string" ? reader.result.replace(/^[^,]*,/, "") : ""),
    );
    reader.addEventListener("error", () => reject(reader.error ?? new Error("unreadable")));
    reader.readAsDataURL(file);
  });

/** "Nama – jabatan", one a line, as people paste an attendance list. */
const attendanceOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const [name = "", ...position] = line.split(/\s[-–,]\s|;|\t/);
      return { name: name.trim(), position: position.join(" ").trim() };
    });

/** Minutes of the village meeting with attendance and signed scan, or the letter of responsibility in its place. */
export function BackingForm({
  proposalId,
  onClose,
}: {
  readonly proposalId: string;
  readonly onClose: () => void;
}) {
  const [kind, setKind] = useState<(typeof kinds)[number]>("musdes");
  const [number, setNumber] = useState("");
  const [heldOn, setHeldOn] = useState("");
  const [chairName, setChairName] = useState("");
  const [present, setPresent] = useState("");
  const [file, setFile] = useState<File>();
  const [problem, setProblem] = useState<string>();
  const act = useAct(recordBacking, { refresh: [getProposal, listProposals] });
  const save = async (): Promise<void> => {
    const mediaType = (["application/pdf", "image/jpeg", "image/png"] as const).find(
      (one) => one === file?.type,
    );
    if (file === undefined || mediaType === undefined || file.size > largestBytes) {
      setProblem(m.verification_scan_wrong({ size: formatBytes(largestBytes) }));
      return;
    }
    setProblem(undefined);
    const result = await act.run({
      proposalId,
      kind,
      number,
      heldOn,
      chairName,
      attendance: attendanceOf(present),
      fileName: file.name,
      mediaType,
      contentBase64: await base64Of(file),
    });
    if (result.ok) onClose();
  };
  return (
    <ConfirmAct
      opened
      title={m.verification_attach()}
      verb={m.verification_attach()}
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={() => void save()}
    >
      <Stack gap="sm">
        <NativeSelect
          label={m.verification_backing_kind()}
          value={kind}
          onChange={(event) => setKind(kinds.find((one) => one === event.currentTarget.value) ?? "musdes")}
          data={kinds.map((one) => ({ value: one, label: backingWords[one]() }))}
        />
        <TextInput
          id={fieldId("number")}
          required
          label={m.verification_backing_number()}
          maxLength={80}
          value={number}
          error={fieldError(act.refusal, "number")}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <TextInput
          id={fieldId("heldOn")}
          required
          type="date"
          label={m.verification_backing_held_on()}
          value={heldOn}
          error={fieldError(act.refusal, "heldOn")}
          onChange={(event) => setHeldOn(event.currentTarget.value)}
        />
        <TextInput
          id={fieldId("chairName")}
          required
          label={m.verification_backing_chair()}
          maxLength={120}
          value={chairName}
          error={fieldError(act.refusal, "chairName")}
          onChange={(event) => setChairName(event.currentTarget.value)}
        />
        <Textarea
          id={fieldId("attendance")}
          required
          autosize
          minRows={3}
          label={m.verification_backing_attendance()}
          description={m.verification_backing_attendance_help()}
          value={present}
          error={fieldError(act.refusal, "attendance")}
          onChange={(event) => setPresent(event.currentTarget.value)}
        />
        <label>
          {m.verification_scan()}{" "}
          <input
            type="file"
            required
            accept="application/pdf,image/jpeg,image/png"
            onChange={(event) => setFile(event.currentTarget.files?.[0])}
          />
        </label>
        {problem !== undefined && <p role="alert">{problem}</p>}
      </Stack>
    </ConfirmAct>
  );
}
