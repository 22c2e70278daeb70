import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { call } from "#platform/ui/api.ts";
import { findPersons } from "../contract/find-persons.ts";
import type { Hit } from "./person-hits.tsx";
import styles from "./registry.module.css";

/** Looks for a person by name or number and hands over the one that is pressed. */
export function MemberFinder({ onPick }: { readonly onPick: (hit: Hit) => void }) {
  const [text, setText] = useState("");
  const [hits, setHits] = useState<readonly Hit[]>();
  async function search(): Promise<void> {
    if (text.trim().length < 2) return;
    const result = await call(findPersons, { text: text.trim(), limit: 10 });
    setHits(result.ok ? result.out.persons : []);
  }
  return (
    <div className={styles["form"]}>
      <div className={styles["row"]}>
        <TextInput
          label={m.registry_group_find()}
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
          {m.registry_search_do()}
        </Button>
      </div>
      {hits !== undefined && (
        <div role="group" aria-label={m.registry_search_results()} className={styles["acts"]}>
          {hits.map((hit) => (
            <Button
              key={hit.personId}
              size="compact-sm"
              variant="default"
              onClick={() => {
                onPick(hit);
                setHits(undefined);
                setText("");
              }}
            >
              {[
                hit.name,
                hit.ageYears === null ? "" : m.registry_age_years({ age: hit.ageYears }),
                hit.nikMasked ?? "",
              ]
                .filter(Boolean)
                .join(" · ")}
            </Button>
          ))}
          {hits.length === 0 && <p role="status">{m.registry_search_none()}</p>}
        </div>
      )}
    </div>
  );
}
