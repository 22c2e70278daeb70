import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { findPersons } from "#modules/registry/contract/find-persons.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { call } from "#platform/ui/api.ts";
import styles from "../shared/delivery.module.css";

type Hit = OutputOf<typeof findPersons>["persons"][number];

/** Finds whom a line is for: the person, or the family of the person where the programme is for families. */
export function SubjectFinder({
  unit,
  value,
  onChange,
}: {
  readonly unit: string;
  readonly value: string;
  readonly onChange: (subjectId: string) => void;
}) {
  const [text, setText] = useState("");
  const [hits, setHits] = useState<readonly Hit[]>();
  const search = async () => {
    if (text.trim().length < 2) return;
    const result = await call(findPersons, { text: text.trim(), limit: 20 });
    setHits(result.ok ? result.out.persons : []);
    onChange("");
  };
  const choices = (hits ?? []).flatMap((hit) => {
    const subjectId = unit === "person" ? hit.personId : hit.familyId;
    return subjectId === null
      ? []
      : [
          {
            value: subjectId,
            label: [hit.name, hit.nikMasked, hit.headName, hit.place.label].filter(Boolean).join(" · "),
          },
        ];
  });
  // Two members of one family are one choice where the family is granted.
  const known = new Map(choices.toReversed().map((choice) => [choice.value, choice]));
  return (
    <>
      <div className={styles["searchRow"]}>
        <TextInput
          label={m.delivery_amend_who()}
          value={text}
          autoComplete="off"
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            void search();
          }}
        />
        <Button variant="default" onClick={() => void search()}>
          {m.delivery_amend_search_verb()}
        </Button>
      </div>
      {hits !== undefined && known.size === 0 && (
        <p role="status" className={styles["hint"]}>
          {m.delivery_amend_who_none()}
        </p>
      )}
      {known.size > 0 && (
        <NativeSelect
          label={m.delivery_amend_who_choose()}
          required
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          data={[{ value: "", label: m.delivery_choose() }, ...[...known.values()].toReversed()]}
        />
      )}
    </>
  );
}
