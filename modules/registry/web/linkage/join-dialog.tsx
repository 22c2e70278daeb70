import { Checkbox, Radio, Stack } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatDate } from "#platform/i18n/format.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { getFamilyPage } from "../../contract/get-family-page.ts";
import { getLinkPair } from "../../contract/get-link-pair.ts";
import { getLinkWork } from "../../contract/get-link-work.ts";
import { getPerson } from "../../contract/get-person.ts";
import { joinLinkRecords } from "../../contract/join-link-records.ts";
import { listLinkPairs } from "../../contract/list-link-pairs.ts";
import { ReasonField } from "../acts/reason-field.tsx";
import { sexWord, worded } from "../words.ts";
import { becauseWords, fieldWords, letterOf, levelWords } from "./link-words.ts";
import type { PairView, Part, Side } from "./views.ts";

type Field = "name" | "nik" | "sex" | "bornOn" | "birthPlace" | "motherName";

const takeable: ReadonlyArray<readonly [Field, string, (side: Side) => string]> = [
  ["name", "name", (side) => side.name],
  ["nik", "nik", (side) => side.numberMasked ?? ""],
  ["bornOn", "born", (side) => (side.bornOn === null ? "" : formatDate(side.bornOn))],
  ["sex", "sex", (side) => (side.sex === null ? "" : sexWord(side.sex))],
  ["motherName", "mother", (side) => side.motherName],
];

/** The record that knows more is proposed to be kept: a number, aid, members, then the older one. */
function proposedKept(records: readonly Side[]): string {
  const worth = (side: Side) =>
    (side.numberMasked === null ? 0 : 100) + side.aid.length * 10 + side.members.length;
  const [best] = records
    .filter((side) => side.mergedInto === null)
    .toSorted((a, b) => worth(b) - worth(a) || a.createdAt.localeCompare(b.createdAt));
  return best?.id ?? "";
}

/** "NIK beda satu angka, tanggal lahir sama": what the reviewer saw, as the reason to begin with. */
const evidenceOf = (parts: readonly Part[]): string =>
  parts
    .filter((part) => part.weight > 1)
    .map((part) => `${worded(fieldWords, part.field)} ${worded(levelWords, part.level)}`)
    .join(", ");

/** Joins the records: which one is kept, what is taken from the others, why. */
export function JoinDialog({
  pair,
  parts,
  onClose,
  onJoined,
}: {
  readonly pair: PairView;
  readonly parts: readonly Part[];
  readonly onClose: () => void;
  readonly onJoined: (state: string, actId: string) => void;
}) {
  const act = useAct(joinLinkRecords, {
    refresh: [getLinkPair, getLinkWork, listLinkPairs, getPerson, getFamilyPage],
  });
  const records = pair.records.filter((side) => side.mergedInto === null);
  const [keptId, setKeptId] = useState(() => proposedKept(pair.records.slice(0, 2)));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(pair.records.slice(0, 2).map((side) => side.id)),
  );
  const [take, setTake] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState(() => evidenceOf(parts));
  const kept = records.find((side) => side.id === keptId);
  const members = records.filter((side) => side.id !== keptId && chosen.has(side.id));
  const letter = (side: Side) => letterOf(pair.records.findIndex((one) => one.id === side.id));
  const titled = (side: Side) => `${letter(side)} · ${side.name} · ${side.place.label}`;
  const toggle = (set: ReadonlySet<string>, key: string) => {
    const next = new Set(set);
    if (!next.delete(key)) next.add(key);
    return next;
  };
  const second = pair.secondBecause.length > 0;
  const moves = members.some((side) => side.place.code !== kept?.place.code);

  function join(): void {
    if (kept === undefined) return;
    void act
      .run({
        pairId: pair.pairId,
        baseRevision: pair.revision,
        keptId,
        keptRevision: kept.revision,
        members: members.map((side) => ({ id: side.id, revision: side.revision })),
        take: members
          .map((side) => ({
            fromId: side.id,
            fields: takeable.map(([field]) => field).filter((field) => take.has(`${side.id} ${field}`)),
          }))
          .filter((one) => one.fields.length > 0),
        reason,
      })
      .then((result) => {
        if (result.ok) onJoined(result.out.state, result.out.actId);
      });
  }

  return (
    <ConfirmAct
      opened
      title={m.registry_link_join_title()}
      verb={second ? m.registry_link_propose() : m.registry_link_join_do()}
      text={
        second
          ? m.registry_link_second_text({
              reasons: pair.secondBecause.map((why) => worded(becauseWords, why)).join(", "),
            })
          : m.registry_link_join_text()
      }
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={join}
    >
      <Stack gap="sm">
        <Radio.Group label={m.registry_link_join_keep()} value={keptId} onChange={setKeptId}>
          <Stack gap="xs" mt="xs">
            {records.map((side) => (
              <Radio key={side.id} value={side.id} label={titled(side)} />
            ))}
          </Stack>
        </Radio.Group>
        {records.length > 2 && (
          <Stack gap="xs" role="group" aria-label={m.registry_link_join_members()}>
            {records
              .filter((side) => side.id !== keptId)
              .map((side) => (
                <Checkbox
                  key={side.id}
                  label={titled(side)}
                  checked={chosen.has(side.id)}
                  onChange={() => setChosen(toggle(chosen, side.id))}
                />
              ))}
          </Stack>
        )}
        {pair.kind === "person" &&
          members.map((side) => {
            const differing = takeable.filter(
              ([, , text]) =>
                kept !== undefined && text(side) !== "" && text(kept) !== "" && text(side) !== text(kept),
            );
            return (
              differing.length > 0 && (
                <Checkbox.Group
                  key={side.id}
                  label={m.registry_link_join_take({ letter: letter(side) })}
                  description={m.registry_link_join_take_help()}
                  value={[...take]}
                  onChange={(value) => setTake(new Set(value))}
                >
                  <Stack gap="xs" mt="xs">
                    {differing.map(([field, word, text]) => (
                      <Checkbox
                        key={field}
                        value={`${side.id} ${field}`}
                        label={`${worded(fieldWords, word)}: ${text(side)}`}
                      />
                    ))}
                  </Stack>
                </Checkbox.Group>
              )
            );
          })}
        {moves && kept !== undefined && <p>{m.registry_link_join_moves({ place: kept.place.label })}</p>}
        <ReasonField value={reason} onChange={setReason} refusal={act.refusal} />
      </Stack>
    </ConfirmAct>
  );
}
