import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { findPersons } from "#modules/registry/contract/find-persons.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { call } from "#platform/ui/api.ts";
import styles from "./verification.module.css";

export type Hit = OutputOf<typeof findPersons>["persons"][number];

/** Looks for a person by name or number; the one that is pressed is handed over. */
export function PersonFinder({
  picked,
  onPick,
}: {
  readonly picked: Hit | undefined;
  readonly onPick: (hit: Hit) => void;
}) {
  const [text, setText] = useState("");
  const [hits, setHits] = useState<readonly Hit[]>();
  const search = async (): Promise<void> => {
    if (text.trim().length < 2) return;
    const result = await call(findPersons, { text: text.trim(), limit: 10 });
    setHits(result.ok ? result.out.persons : []);
  };
  return (
    <div className={styles["stack"]}>
      <div className={styles["row"]}>
        <TextInput
          label={m.verification_find_person()}
          value={text}
          autoComplete="off"
          style={{ flex: "1 1 14rem" }}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            void search();
          }}
        />
        <Button variant="default" onClick={() => void search()}>
          {m.verification_find()}
        </Button>
      </div>
      {picked !== undefined && <p role="status">{m.verification_picked({ name: picked.name })}</p>}
      {hits !== undefined && (
        <div role="group" aria-label={m.verification_find_results()} className={styles["row"]}>
          {hits.map((hit) => (
            <Button
              key={hit.personId}
              size="compact-sm"
              variant="default"
              onClick={() => {
                onPick(hit);
                setHits(undefined);
              }}
            >
              {[hit.name, hit.bornOn ?? "", hit.nikMasked ?? ""].filter(Boolean).join(" · ")}
            </Button>
          ))}
          {hits.length === 0 && <p role="status">{m.verification_find_none()}</p>}
        </div>
      )}
    </div>
  );
}
