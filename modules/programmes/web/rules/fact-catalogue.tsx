import { Button, TextInput } from "@mantine/core";
import { IconPlus, IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { mayAsk, type RuleUnit, readCatalogue } from "#platform/feel/catalogue.ts";
import { formatNumber } from "#platform/i18n/format.ts";
import { useLocale } from "#platform/ui/locale.ts";
import { useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import { listFacts } from "../../contract/list-facts.ts";
import { type Entry, entriesOf, type Group, groupOf } from "./entries.ts";
import styles from "./rules.module.css";

const groupWords: Readonly<Record<Group, () => string>> = {
  person: m.programmes_facts_person,
  family: m.programmes_facts_family,
  group: m.programmes_facts_group,
  function: m.programmes_facts_functions,
  language: m.programmes_facts_language,
};
const groups: readonly Group[] = ["person", "family", "group", "function", "language"];

/**
 * All facts and functions that rules may use: what each means, its unit, where it comes from, and the words it may
 * be compared with. With `unit` only those a rule of that unit may ask; with `onPick` each can be put into the rule.
 */
export function FactCatalogue({
  unit,
  onPick,
}: {
  readonly unit?: RuleUnit;
  readonly onPick?: (text: string) => void;
}) {
  const locale = useLocale();
  const read = useRead(listFacts, {});
  const [wanted, setWanted] = useState("");
  return (
    <Loaded read={read}>
      {(out) => {
        const entries = entriesOf(readCatalogue(out), locale)
          .filter(
            (entry) =>
              unit === undefined || entry.appliesTo === null || mayAsk(unit, entry.appliesTo, entry.name),
          )
          .filter((entry) => entry.searched.includes(wanted.trim().toLowerCase()));
        return (
          <div className={styles["catalogue"]}>
            <div data-print="hide">
              <TextInput
                label={m.programmes_facts_search()}
                leftSection={<IconSearch size="1.1em" aria-hidden />}
                value={wanted}
                onChange={(event) => setWanted(event.currentTarget.value)}
                type="search"
              />
              <p className={styles["hint"]} role="status">
                {m.programmes_facts_count({ count: formatNumber(entries.length) })}
              </p>
            </div>
            {entries.length === 0 && <EmptyState title={m.programmes_facts_none()} />}
            {groups.map((group) => (
              <GroupOfEntries
                key={group}
                title={groupWords[group]()}
                entries={entries.filter((entry) => groupOf(entry) === group)}
                {...(onPick === undefined ? {} : { onPick })}
              />
            ))}
          </div>
        );
      }}
    </Loaded>
  );
}

function GroupOfEntries({
  title,
  entries,
  onPick,
}: {
  readonly title: string;
  readonly entries: readonly Entry[];
  readonly onPick?: (text: string) => void;
}) {
  if (entries.length === 0) return null;
  return (
    <section className={styles["group"]}>
      <h3>{title}</h3>
      <ul className={styles["entries"]}>
        {entries.map((entry) => (
          <li key={entry.name} className={styles["entry"]}>
            <div className={styles["entryhead"]}>
              <code>{entry.signature}</code>
              <span className={styles["kind"]}>{entry.kind}</span>
              {onPick !== undefined && (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  leftSection={<IconPlus size="1em" aria-hidden />}
                  aria-label={m.programmes_facts_insert_named({ name: entry.name })}
                  onClick={() => onPick(entry.insert)}
                >
                  {m.programmes_facts_insert()}
                </Button>
              )}
            </div>
            <p>{entry.meaning}</p>
            {entry.values !== "" && (
              <p className={styles["values"]}>
                {m.programmes_facts_values()} {entry.values}
              </p>
            )}
            {entry.example !== "" && (
              <p className={styles["values"]}>
                {m.programmes_facts_example()} <code>{entry.example}</code>
              </p>
            )}
            {entry.source !== "" && (
              <p className={styles["source"]}>{m.programmes_facts_source({ source: entry.source })}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
