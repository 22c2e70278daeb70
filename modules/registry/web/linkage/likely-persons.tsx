import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useEffect, useState } from "react";
import { m } from "#messages/messages.js";
import { formatDate, formatShare } from "#platform/i18n/format.ts";
import { AppLink } from "#platform/ui/app-link.tsx";
import { mustRead } from "#platform/ui/query-client.ts";
import { useMay } from "#platform/ui/session.ts";
import { findLikelyPersons } from "../../contract/find-likely-persons.ts";
import { type PersonDraft, sexOf } from "../acts/person-fields.tsx";
import { worded } from "../words.ts";
import { fieldWords, levelWords } from "./link-words.ts";
import styles from "./linkage.module.css";

/** The hand rests so long before the register is asked. */
const restMs = 250;
const leastLetters = 3;

function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

/**
 * Who the person being typed may be already: below the form, reachable by Tab, each with what agrees and a way to
 * open that person instead. Asked once the hand rests; nothing is kept of what was typed.
 */
export function LikelyPersons({
  draft,
  kkNumber,
  placeCode,
}: {
  readonly draft: PersonDraft;
  readonly kkNumber: string;
  readonly placeCode: string;
}) {
  const may = useMay("registry.person.find");
  const asked = JSON.stringify({
    name: draft.name.trim(),
    nik: draft.nik.trim(),
    kkNumber: kkNumber.trim(),
    sex: sexOf(draft.sex),
    bornOn: draft.bornOn,
    motherName: draft.motherName.trim(),
    placeCode,
  });
  const rested = useDeferredValue(useRested(asked));
  const input = JSON.parse(rested) as { name: string; nik: string };
  const { data } = useQuery({
    queryKey: [findLikelyPersons.name, rested],
    queryFn: ({ signal }) => mustRead(findLikelyPersons, input, signal),
    enabled: may && (input.name.length >= leastLetters || input.nik.length === 16),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  const persons = data?.persons ?? [];
  return (
    <div aria-live="polite">
      {persons.length > 0 && (
        <section className={styles["likely"]} aria-label={m.registry_likely()}>
          <h3>{m.registry_likely()}</h3>
          <p>{m.registry_likely_text()}</p>
          <ul className={styles["list"]}>
            {persons.map(({ hit, probability, parts }) => (
              <li key={hit.personId}>
                <span className={styles["hit"]}>
                  <strong>{hit.name}</strong>
                  <span>
                    {[
                      hit.bornOn === null ? "" : formatDate(hit.bornOn),
                      hit.nikMasked ?? "",
                      hit.headName === null ? "" : m.registry_head_of({ name: hit.headName }),
                      hit.place.label,
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </span>
                </span>
                <span className={styles["hit"]}>
                  <span>
                    {m.registry_likely_because({
                      fields: parts
                        .filter((part) => part.weight > 1)
                        .map((part) => `${worded(fieldWords, part.field)} ${worded(levelWords, part.level)}`)
                        .join(", "),
                    })}
                    {" · "}
                    {m.registry_likely_chance({ share: formatShare(probability) })}
                  </span>
                  <AppLink to={`/orang/${hit.personId}`} className={styles["open"]}>
                    {m.registry_likely_same()}
                    <span className="sn-hidden"> {hit.name}</span>
                  </AppLink>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
