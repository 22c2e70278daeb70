import { Button, NativeSelect, Stack, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import type { CallOf } from "#platform/kernel/contract.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { addProposalRows } from "../contract/add-proposal-rows.ts";
import { getProposal } from "../contract/get-proposal.ts";
import { listProposals } from "../contract/list-proposals.ts";
import { type Hit, PersonFinder } from "./person-finder.tsx";
import type { Proposal } from "./proposal-type.ts";
import styles from "./verification.module.css";
import { kindWords } from "./words.ts";

type Content = CallOf<typeof addProposalRows>["rows"][number]["content"];
type Kind = "new-family" | "death" | "move" | "removal";
const kinds: readonly Kind[] = ["new-family", "death", "move", "removal"];

interface NewMember {
  readonly key: number;
  readonly name: string;
  readonly nik: string;
  readonly sex: string;
  readonly bornOn: string;
}

const nobody = (key: number): NewMember => ({ key, name: "", nik: "", sex: "", bornOn: "" });

interface Draft {
  readonly kkNumber: string;
  readonly address: string;
  readonly rt: string;
  readonly rw: string;
  readonly members: readonly NewMember[];
  readonly hit: Hit | undefined;
  readonly happenedOn: string;
  readonly destination: string;
}

const empty: Draft = {
  kkNumber: "",
  address: "",
  rt: "",
  rw: "",
  members: [nobody(0)],
  hit: undefined,
  happenedOn: "",
  destination: "",
};

/** What the form says, or null while it does not say enough to ask the server. */
function contentOf(kind: Kind, draft: Draft, placeCode: string): Content | null {
  const { kkNumber, address, rt, rw, members, hit, happenedOn, destination } = draft;
  if (kind === "new-family")
    return {
      kind,
      kkNumber: kkNumber === "" ? null : kkNumber,
      address: { placeCode, address, rt, rw },
      members: members
        .filter(({ name }) => name.trim() !== "")
        .map(({ name, nik, sex, bornOn }, index) => ({
          name,
          nik: nik === "" ? null : nik,
          sex: sex === "L" || sex === "P" ? sex : null,
          bornOn: bornOn === "" ? null : bornOn,
          relation: index === 0 ? 1 : null,
        })),
    };
  if (hit === undefined) return null;
  if (kind === "removal") return hit.familyId === null ? null : { kind, familyId: hit.familyId };
  return kind === "death"
    ? { kind, personId: hit.personId, happenedOn }
    : { kind, personId: hit.personId, happenedOn, destination };
}

function Members({
  members,
  onChange,
}: {
  readonly members: readonly NewMember[];
  readonly onChange: (members: readonly NewMember[]) => void;
}) {
  const set = (key: number, change: Partial<NewMember>) =>
    onChange(members.map((one) => (one.key === key ? { ...one, ...change } : one)));
  return (
    <Stack gap="sm">
      {members.map((member, index) => (
        <fieldset key={member.key} className={styles["member"]}>
          <legend>
            {index === 0 ? m.verification_head() : m.verification_member({ number: index + 1 })}
          </legend>
          <TextInput
            label={m.verification_field_name()}
            required={index === 0}
            maxLength={120}
            value={member.name}
            onChange={(event) => set(member.key, { name: event.currentTarget.value })}
          />
          <div className={styles["row"]}>
            <TextInput
              label={m.verification_field_nik()}
              inputMode="numeric"
              maxLength={16}
              value={member.nik}
              onChange={(event) => set(member.key, { nik: event.currentTarget.value.trim() })}
            />
            <NativeSelect
              label={m.verification_field_sex()}
              value={member.sex}
              onChange={(event) => set(member.key, { sex: event.currentTarget.value })}
              data={[
                { value: "", label: "–" },
                { value: "L", label: m.verification_male() },
                { value: "P", label: m.verification_female() },
              ]}
            />
            <TextInput
              type="date"
              label={m.verification_field_born_on()}
              value={member.bornOn}
              onChange={(event) => set(member.key, { bornOn: event.currentTarget.value })}
            />
          </div>
        </fieldset>
      ))}
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => onChange([...members, nobody(Math.max(...members.map(({ key }) => key)) + 1)])}
      >
        {m.verification_add_member()}
      </Button>
    </Stack>
  );
}

/** Adds one row to the list: a new family, a death, a move, or a family that should be looked at again. */
export function AddRow({
  proposal,
  onClose,
}: {
  readonly proposal: Proposal["proposal"];
  readonly onClose: () => void;
}) {
  const [kind, setKind] = useState<Kind>("new-family");
  const [draft, setDraft] = useState(empty);
  const [reason, setReason] = useState("");
  const [lacking, setLacking] = useState(false);
  const act = useAct(addProposalRows, { refresh: [getProposal, listProposals] });
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const save = async (): Promise<void> => {
    const content = contentOf(kind, draft, proposal.placeCode);
    setLacking(content === null);
    if (content === null) return;
    const result = await act.run({ proposalId: proposal.proposalId, rows: [{ content, reason }] });
    if (result.ok) onClose();
  };
  return (
    <ConfirmAct
      opened
      title={m.verification_add_row()}
      verb={m.verification_add_row()}
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={() => void save()}
    >
      <Stack gap="sm">
        <NativeSelect
          label={m.verification_kind()}
          value={kind}
          onChange={(event) =>
            setKind(kinds.find((one) => one === event.currentTarget.value) ?? "new-family")
          }
          data={kinds.map((one) => ({ value: one, label: kindWords[one]?.() ?? one }))}
        />
        {kind === "new-family" ? (
          <>
            <TextInput
              label={m.verification_field_kk()}
              description={m.verification_kk_help()}
              inputMode="numeric"
              maxLength={16}
              value={draft.kkNumber}
              onChange={(event) => change({ kkNumber: event.currentTarget.value.trim() })}
            />
            <TextInput
              label={m.verification_field_address()}
              maxLength={200}
              value={draft.address}
              onChange={(event) => change({ address: event.currentTarget.value })}
            />
            <div className={styles["row"]}>
              <TextInput
                label={m.verification_field_rt()}
                maxLength={5}
                value={draft.rt}
                onChange={(event) => change({ rt: event.currentTarget.value })}
              />
              <TextInput
                label={m.verification_field_rw()}
                maxLength={5}
                value={draft.rw}
                onChange={(event) => change({ rw: event.currentTarget.value })}
              />
            </div>
            <Members members={draft.members} onChange={(members) => change({ members })} />
          </>
        ) : (
          <PersonFinder picked={draft.hit} onPick={(hit) => change({ hit })} />
        )}
        {(kind === "death" || kind === "move") && (
          <TextInput
            type="date"
            required
            label={m.verification_field_happened_on()}
            value={draft.happenedOn}
            onChange={(event) => change({ happenedOn: event.currentTarget.value })}
          />
        )}
        {kind === "move" && (
          <TextInput
            required
            label={m.verification_field_destination()}
            maxLength={120}
            value={draft.destination}
            onChange={(event) => change({ destination: event.currentTarget.value })}
          />
        )}
        <Textarea
          label={m.verification_reason()}
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {lacking && <p role="alert">{m.verification_pick_first()}</p>}
      </Stack>
    </ConfirmAct>
  );
}
