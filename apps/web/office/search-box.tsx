import { IconSearch } from "@tabler/icons-react";
import { useQueries } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { m } from "#messages/messages.js";
import type { SearchSource, Suggestion } from "#platform/ui/module-web.ts";
import { permits, useSession } from "#platform/ui/session.ts";
import { modules } from "../compose.tsx";
import styles from "./search-box.module.css";
import { useSettled } from "./use-settled.ts";

const fewestLetters = 2;

interface Found {
  readonly source: SearchSource;
  readonly items: readonly Suggestion[];
}

/** What this person may search. */
export function searchSources(permissions: ReadonlySet<string>): readonly SearchSource[] {
  return modules
    .flatMap((module) => module.search ?? [])
    .filter((source) => permits(permissions, source.permission));
}

/** Suggestions of all modules for a text that has been still for a moment; kept in memory only. */
function useSuggestions(text: string): { readonly found: readonly Found[]; readonly busy: boolean } {
  const { permissions } = useSession();
  const settled = useSettled(text.trim(), 150);
  const sources = searchSources(permissions);
  const answers = useQueries({
    queries: sources.map((source) => ({
      queryKey: ["search", source.name, settled],
      queryFn: async ({ signal }: { signal: AbortSignal }): Promise<readonly Suggestion[]> => {
        const loaded = await source.suggest(settled, signal);
        return loaded.ok ? loaded.out : [];
      },
      enabled: settled.length >= fewestLetters,
      // Names must not linger in memory once the box is left.
      gcTime: 30_000,
    })),
  });
  const found = sources.flatMap((source, index) => {
    const items = answers[index]?.data ?? [];
    return items.length === 0 || settled.length < fewestLetters ? [] : [{ source, items }];
  });
  return { found, busy: answers.some((answer) => answer.isFetching) || settled !== text.trim() };
}

/**
 * The one search box (Ctrl-K or ⌘K from anywhere): name, NIK, KK, village, date of birth. Arrows choose, Enter
 * opens; without a choice Enter opens the page with all results. What is typed never enters an address.
 */
export function SearchBox() {
  const [text, setText] = useState("");
  const [opened, setOpened] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const navigate = useNavigate();
  const { found, busy } = useSuggestions(text);
  const flat = found.flatMap(({ items }) => items);
  const allAt = found.find(({ source }) => source.allAt !== undefined)?.source.allAt;
  const shown = opened && text.trim().length >= fewestLetters;

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);

  function open(suggestion: Suggestion): void {
    setOpened(false);
    setText("");
    input.current?.blur();
    void navigate({ to: suggestion.to });
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === "Escape") {
      setOpened(false);
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpened(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      setChosen((now) => (flat.length === 0 ? -1 : (now + step + flat.length) % flat.length));
      return;
    }
    if (event.key !== "Enter") return;
    event.preventDefault();
    const target = flat[chosen];
    if (target !== undefined) open(target);
    else if (allAt !== undefined && text.trim() !== "") {
      setOpened(false);
      void navigate({ to: allAt, state: { searchText: text.trim() } as never });
    }
  }

  return (
    <search
      className={styles["search"]}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpened(false);
      }}
    >
      <IconSearch size="1.125rem" aria-hidden className={styles["icon"]} />
      <input
        ref={input}
        type="text"
        role="combobox"
        className={styles["input"]}
        aria-label={m.shell_search()}
        aria-expanded={shown}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(shown && flat[chosen] !== undefined ? { "aria-activedescendant": `${listId}-${chosen}` } : {})}
        placeholder={m.shell_search_hint()}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onFocus={() => setOpened(true)}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setChosen(-1);
          setOpened(true);
        }}
        onKeyDown={onKeyDown}
      />
      <kbd className={styles["kbd"]} aria-hidden>
        Ctrl K
      </kbd>
      <div className={styles["results"]} hidden={!shown}>
        <div role="listbox" id={listId} aria-label={m.shell_search_results()} className={styles["list"]}>
          {found.map(({ source, items }) => (
            <div key={source.name} role="group" aria-label={source.heading()}>
              <span className={styles["heading"]} aria-hidden>
                {source.heading()}
              </span>
              {items.map((item) => {
                const index = flat.indexOf(item);
                const Icon = item.icon;
                return (
                  <div
                    key={item.id}
                    id={`${listId}-${index}`}
                    role="option"
                    tabIndex={-1}
                    aria-selected={index === chosen}
                    className={styles["option"]}
                    onPointerDown={(event) => event.preventDefault()}
                    onClick={() => open(item)}
                    onKeyDown={(event) => {
                      if (event.key === "Enter") open(item);
                    }}
                  >
                    {Icon !== undefined && <Icon size="1.125rem" aria-hidden />}
                    <span className={styles["words"]}>
                      <span>{item.title}</span>
                      {item.hint !== undefined && <span className={styles["hint"]}>{item.hint}</span>}
                    </span>
                  </div>
                );
              })}
            </div>
          ))}
        </div>
        {flat.length === 0 && (
          <p className={styles["none"]} role="status">
            {busy ? m.ui_loading() : m.shell_search_none()}
          </p>
        )}
      </div>
    </search>
  );
}
