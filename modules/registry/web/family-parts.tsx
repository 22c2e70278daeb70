import { m } from "#messages/messages.js";
import { formatDate } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { MaskedNumber } from "#platform/ui/acts/masked-number.tsx";
import { AppLink } from "#platform/ui/app-link.tsx";
import { DecileLine } from "#platform/ui/page/decile-line.tsx";
import { DefinitionList } from "#platform/ui/page/definition-list.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { getFamilyPage } from "../contract/get-family-page.ts";
import { houseWords } from "./fact-words.ts";
import styles from "./registry.module.css";
import type { CodeWords } from "./use-code-lists.ts";
import { revealChoices, revealOf } from "./use-reveal.ts";
import {
  eventWords,
  lifeStatusTones,
  lifeStatusWords,
  nikWarningWords,
  rankStatusWords,
  sexWord,
  worded,
} from "./words.ts";

export type Family = OutputOf<typeof getFamilyPage>;

/** Who lives there: each name is the door to the person's page. */
export function Members({ family, codes }: { readonly family: Family; readonly codes: CodeWords }) {
  const mayReveal = family.allowed.includes("reveal-number");
  return (
    <Panel title={m.registry_members()}>
      <ul className={styles["list"]}>
        {family.members.map((member) => (
          <li key={member.personId}>
            <div className={styles["line"]}>
              <AppLink to={`/orang/${member.personId}`} className={`${styles["link"]} ${styles["strong"]}`}>
                {member.name}
              </AppLink>
              <span>{sexWord(member.sex)}</span>
              <span>{member.ageYears === null ? "–" : m.registry_age_years({ age: member.ageYears })}</span>
              <span>{codes.word("regsosek-409", member.relation)}</span>
              {member.lifeStatus !== "alive" && (
                <StatusBadge tone={lifeStatusTones[member.lifeStatus] ?? "grey"}>
                  {worded(lifeStatusWords, member.lifeStatus)}
                </StatusBadge>
              )}
            </div>
            <div className={styles["line"]}>
              {member.nikMasked !== null && (
                <MaskedNumber
                  masked={member.nikMasked}
                  label={m.registry_nik()}
                  purposes={revealChoices()}
                  reveal={mayReveal ? revealOf("person", member.personId) : undefined}
                />
              )}
              {member.disabilityKinds > 0 && (
                <span>{codes.word("disability-kinds", member.disabilityKinds)}</span>
              )}
              {member.nikWarnings.map((warning) => (
                <StatusBadge key={warning} tone="amber">
                  {worded(nikWarningWords, warning)}
                </StatusBadge>
              ))}
            </div>
          </li>
        ))}
      </ul>
      {family.formerMembers.length > 0 && (
        <>
          <h3>{m.registry_former_members()}</h3>
          <ul className={styles["list"]}>
            {family.formerMembers.map((one) => (
              <li key={`${one.personId} ${one.untilOn ?? ""}`}>
                <AppLink to={`/orang/${one.personId}`} className={styles["link"]}>
                  {one.name}
                </AppLink>{" "}
                {m.registry_former_until({
                  until: one.untilOn === null ? "–" : formatDate(one.untilOn),
                  because: worded(eventWords, one.because),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

/** Ranks over time, newest first, each with the source that computed it. */
export function Welfare({ family }: { readonly family: Family }) {
  const points = family.welfare
    .toReversed()
    .map((rank) => ({ on: rank.cutOffOn, decile: rank.decile, source: rank.source }));
  return (
    <Panel title={m.registry_welfare()}>
      {points.length === 0 ? (
        <p className={styles["hint"]}>{m.registry_welfare_none()}</p>
      ) : (
        <div className={styles["stack"]}>
          <DecileLine points={points} />
          <ul className={styles["list"]}>
            {family.welfare.map((rank) => (
              <li key={`${rank.source} ${rank.cutOffOn}`} className={styles["line"]}>
                <span className={styles["strong"]}>
                  {rank.decile === null
                    ? m.registry_no_decile()
                    : m.registry_decile_value({ decile: rank.decile })}
                </span>
                <span>{m.registry_source_on({ source: rank.source, on: formatDate(rank.cutOffOn) })}</span>
                <span>{rank.unit === "family" ? m.registry_unit_family() : m.registry_unit_household()}</span>
                {rank.extremePoor === true && (
                  <StatusBadge tone="amber">{m.registry_extreme_poor()}</StatusBadge>
                )}
                {rank.status !== "active" && (
                  <StatusBadge tone="grey">{worded(rankStatusWords, rank.status)}</StatusBadge>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Panel>
  );
}

export function Housing({ family, codes }: { readonly family: Family; readonly codes: CodeWords }) {
  const { housing } = family;
  return (
    <Panel title={m.registry_housing()}>
      {housing === null ? (
        <p className={styles["hint"]}>{m.registry_housing_none()}</p>
      ) : (
        <div className={styles["stack"]}>
          <p className={styles["hint"]}>
            {m.registry_source_on({ source: housing.source, on: formatDate(housing.cutOffOn) })}
          </p>
          <DefinitionList
            items={housing.facts.map((fact) => ({
              key: fact.field,
              term: worded(houseWords, fact.field),
              value: codes.word(fact.listId, fact.value),
            }))}
          />
        </div>
      )}
    </Panel>
  );
}

/** Where the family lives: address, map point, household. */
export function Home({ family }: { readonly family: Family }) {
  const { latitude, longitude, household } = family;
  const point = latitude === null || longitude === null ? null : { latitude, longitude };
  return (
    <Panel title={m.registry_address()}>
      <DefinitionList
        items={[
          {
            key: "address",
            term: m.registry_address(),
            value: [
              family.address,
              family.hamlet,
              m.registry_rt_rw({ rt: family.rt || "–", rw: family.rw || "–" }),
            ]
              .filter(Boolean)
              .join(", "),
          },
          { key: "place", term: m.registry_place(), value: family.place.label },
          {
            key: "point",
            term: m.registry_map(),
            value:
              point === null ? (
                m.registry_map_none()
              ) : (
                <>
                  <span className="sn-tabular">{`${point.latitude.toFixed(5)}, ${point.longitude.toFixed(5)}`}</span>{" "}
                  <a href={`geo:${point.latitude},${point.longitude}`} data-print="hide">
                    {m.registry_map_open()}
                  </a>
                </>
              ),
          },
          ...(household === null
            ? []
            : [
                {
                  key: "household",
                  term: m.registry_household(),
                  value: m.registry_household_text({ count: household.familyCount }),
                  ...(household.number === null ? {} : { source: household.number }),
                },
              ]),
        ]}
      />
    </Panel>
  );
}
