import { m } from "#messages/messages.js";
import { AppLink } from "#platform/ui/app-link.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { Panel } from "#platform/ui/panel.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { ProgrammeDefinition } from "../../contract/definition.ts";
import styles from "./catalogue.module.css";
import { RuleText } from "./rule-text.tsx";
import { firstWords } from "./words.ts";

export interface OtherProgramme {
  readonly code: string;
  readonly title: { readonly id: string; readonly en: string };
  readonly components: ReadonlyArray<{
    readonly code: string;
    readonly label: { readonly id: string; readonly en: string };
  }>;
}

/** What is not backed by a source; stands above everything it concerns. */
export function UnverifiedPanel({ definition }: { readonly definition: ProgrammeDefinition }) {
  if (definition.unverified.length === 0) return null;
  return (
    <Panel
      title={m.programmes_unverified()}
      actions={<StatusBadge tone="amber">{m.programmes_unverified_mark()}</StatusBadge>}
    >
      <ul className={styles["bullets"]}>
        {definition.unverified.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Panel>
  );
}

/** Who comes first when there are more than the quota. */
export function RankingPanel({ definition }: { readonly definition: ProgrammeDefinition }) {
  const locale = useLocale();
  return (
    <Panel title={m.programmes_ranking()}>
      {definition.ranking.length === 0 ? (
        <p className={styles["hint"]}>{m.programmes_no_ranking()}</p>
      ) : (
        <ol className={styles["bullets"]}>
          {definition.ranking.map((line) => (
            <li key={line.code}>
              {line.label[locale]} ({firstWords[line.first]().toLowerCase()})
              <RuleText text={line.rule} unit={definition.unit} want="rank" />
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

/** Which other programmes a recipient may or may not have, and for how long one must wait. */
export function OverlapPanel({
  definition,
  others,
}: {
  readonly definition: ProgrammeDefinition;
  readonly others: readonly OtherProgramme[];
}) {
  const locale = useLocale();
  const known = new Map(others.map((other) => [other.code, other]));
  const title = (code: string) =>
    code === definition.code ? definition.title[locale] : (known.get(code)?.title[locale] ?? code);
  const { overlaps, coolingOff } = definition;
  return (
    <Panel title={m.programmes_overlaps()}>
      {overlaps.length === 0 && coolingOff.length === 0 && (
        <p className={styles["hint"]}>{m.programmes_no_overlaps()}</p>
      )}
      <ul className={styles["parts"]}>
        {overlaps.map(({ programme, component, allowed, legalBasis }) => (
          <li key={`${programme} ${component ?? ""}`}>
            <p className={styles["head"]}>
              <StatusBadge tone={allowed ? "green" : "red"}>
                {allowed ? m.programmes_overlap_yes() : m.programmes_overlap_no()}
              </StatusBadge>
              <AppLink to={`/program/${programme}`} className={styles["link"]}>
                {title(programme)}
              </AppLink>
              {component !== null &&
                m.programmes_overlap_component({
                  component:
                    known.get(programme)?.components.find((one) => one.code === component)?.label[locale] ??
                    component,
                })}
            </p>
            {legalBasis !== "" && <p className={styles["hint"]}>{legalBasis}</p>}
          </li>
        ))}
        {coolingOff.map(({ programme, years, legalBasis }) => (
          <li key={`${programme} ${years}`}>
            <p className={styles["head"]}>
              <StatusBadge tone="amber">{m.programmes_cooling_off()}</StatusBadge>
              {m.programmes_cooling_off_is({ programme: title(programme), years })}
            </p>
            {legalBasis !== "" && <p className={styles["hint"]}>{legalBasis}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** What must be handed in. */
export function DocumentsPanel({ definition }: { readonly definition: ProgrammeDefinition }) {
  const locale = useLocale();
  return (
    <Panel title={m.programmes_documents()}>
      {definition.documents.length === 0 ? (
        <p className={styles["hint"]}>{m.programmes_no_documents()}</p>
      ) : (
        <ul className={styles["bullets"]}>
          {definition.documents.map((document) => (
            <li key={document.code}>
              {document.label[locale]}
              {!document.required && ` (${m.programmes_optional()})`}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
