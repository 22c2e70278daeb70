import { Button, TextInput } from "@mantine/core";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { AppLink } from "#platform/ui/app-link.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import { findPersons } from "../contract/find-persons.ts";
import { PersonHits } from "./person-hits.tsx";
import styles from "./registry.module.css";

const resultLimit = 50;

/** The text travels in the history's state: what is searched may be a name or a NIK. */
function searchedText(state: unknown): string {
  return typeof state === "object" && state !== null && "searchText" in state ? String(state.searchText) : "";
}

function Results({ text }: { readonly text: string }) {
  const read = useRead(findPersons, { text, limit: resultLimit });
  return (
    <Loaded read={read} rows={8}>
      {(out) => (
        <div className={styles["stack"]}>
          {out.places.length > 0 && (
            <Panel title={m.registry_search_places()}>
              <ul className={styles["list"]}>
                {out.places.map((place) => (
                  <li key={place.code}>
                    <AppLink to={`/keluarga?wilayah=${place.code}`} className={styles["link"]}>
                      {place.label}
                    </AppLink>
                  </li>
                ))}
              </ul>
            </Panel>
          )}
          <PersonHits hits={out.persons} />
        </div>
      )}
    </Loaded>
  );
}

/** All results of the search box, with a box of its own. */
export function SearchPage() {
  const searched = searchedText(useLocation().state);
  const navigate = useNavigate();
  const [text, setText] = useState(searched);
  return (
    <>
      <PageHeader title={m.registry_search_results()} />
      <div className={styles["stack"]}>
        <form
          className={styles["row"]}
          role="search"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim().length < 2) return;
            void navigate({ to: "/cari", replace: true, state: { searchText: text.trim() } as never });
          }}
        >
          <TextInput
            label={m.registry_search_text()}
            description={m.registry_search_help()}
            value={text}
            maxLength={120}
            autoComplete="off"
            style={{ flex: "1 1 20rem" }}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit">{m.registry_search_do()}</Button>
        </form>
        {searched.length < 2 ? (
          <EmptyState title={m.registry_search_start()} text={m.registry_search_help()} />
        ) : (
          <Results text={searched} />
        )}
      </div>
    </>
  );
}
