import { m } from "#messages/messages.js";
import { formatDate } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { MaskedNumber } from "#platform/ui/acts/masked-number.tsx";
import { AppLink } from "#platform/ui/app-link.tsx";
import { DefinitionList } from "#platform/ui/page/definition-list.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { getPerson } from "../contract/get-person.ts";
import { factWords } from "./fact-words.ts";
import styles from "./registry.module.css";
import type { CodeWords } from "./use-code-lists.ts";
import { revealChoices, revealOf } from "./use-reveal.ts";
import { eventWords, nikWarningWords, sexWord, worded } from "./words.ts";

export type Person = OutputOf<typeof getPerson>;

/** Who the person is, numbers masked, doubts beside them. */
export function Identity({ person, codes }: { readonly person: Person; readonly codes: CodeWords }) {
  const former = person.numbers.filter((number) => number.endedAt !== null);
  return (
    <Panel title={m.registry_person()}>
      <DefinitionList
        items={[
          {
            key: "nik",
            term: m.registry_nik(),
            value:
              person.nikMasked === null ? (
                "–"
              ) : (
                <MaskedNumber
                  masked={person.nikMasked}
                  label={m.registry_nik()}
                  purposes={revealChoices()}
                  reveal={
                    person.allowed.includes("reveal-number") ? revealOf("person", person.personId) : undefined
                  }
                />
              ),
          },
          { key: "sex", term: m.registry_sex(), value: sexWord(person.sex) },
          {
            key: "born",
            term: m.registry_born(),
            value:
              [person.birthPlace, person.bornOn === null ? "" : formatDate(person.bornOn)]
                .filter(Boolean)
                .join(", ") || "–",
          },
          { key: "mother", term: m.registry_mother(), value: person.motherName || "–" },
          {
            key: "relation",
            term: m.registry_relation(),
            value: codes.word("regsosek-409", person.relation),
          },
          { key: "place", term: m.registry_place(), value: person.place.label },
          ...(person.address === ""
            ? []
            : [{ key: "address", term: m.registry_address(), value: person.address }]),
        ]}
      />
      {person.nikWarnings.length > 0 && (
        <div className={styles["stack"]}>
          <div className={styles["line"]}>
            {person.nikWarnings.map((warning) => (
              <StatusBadge key={warning} tone="amber">
                {worded(nikWarningWords, warning)}
              </StatusBadge>
            ))}
          </div>
          <p className={styles["hint"]}>{m.registry_warning_note()}</p>
        </div>
      )}
      {former.length > 0 && (
        <>
          <h3>{m.registry_numbers()}</h3>
          <ul className={styles["list"]}>
            {former.map((number) => (
              <li key={`${number.kind} ${number.masked} ${number.endedAt ?? ""}`} className={styles["line"]}>
                <span className="sn-tabular">{number.masked}</span>
                <span>{m.registry_number_former({ on: formatDate(number.endedAt ?? "") })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

export function Facts({ person, codes }: { readonly person: Person; readonly codes: CodeWords }) {
  return (
    <Panel title={m.registry_facts()}>
      {person.facts.length === 0 ? (
        <p className={styles["hint"]}>{m.registry_facts_none()}</p>
      ) : (
        <div className={styles["stack"]}>
          {person.factsSource !== null && (
            <p className={styles["hint"]}>
              {m.registry_source_on({
                source: person.factsSource,
                on: person.factsAsOfOn === null ? "–" : formatDate(person.factsAsOfOn),
              })}
            </p>
          )}
          <DefinitionList
            items={person.facts.map((fact) => ({
              key: fact.field,
              term: worded(factWords, fact.field),
              value: codes.word(fact.listId, fact.value),
            }))}
          />
        </div>
      )}
    </Panel>
  );
}

export function Memberships({ person }: { readonly person: Person }) {
  if (person.memberships.length === 0) return null;
  return (
    <Panel title={m.registry_memberships()}>
      <ul className={styles["list"]}>
        {person.memberships.map((one) => (
          <li key={`${one.familyId} ${one.sinceOn ?? ""}`} className={styles["line"]}>
            <AppLink to={`/keluarga/${one.familyId}`} className={styles["link"]}>
              {m.registry_head_of({ name: one.headName ?? "" })}
            </AppLink>
            <span>
              {m.registry_condition_until({
                from: one.sinceOn === null ? "–" : formatDate(one.sinceOn),
                until: one.untilOn === null ? m.registry_now() : formatDate(one.untilOn),
              })}
            </span>
            {one.endedBecause !== null && <span>{worded(eventWords, one.endedBecause)}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
