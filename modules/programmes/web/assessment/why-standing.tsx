import { m } from "#messages/messages.js";
import { formatDate, formatInstant, formatNumber } from "#platform/i18n/format.ts";
import { AppLink } from "#platform/ui/app-link.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { DefinitionList } from "#platform/ui/page/definition-list.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useMay } from "#platform/ui/session.ts";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { StatusTone } from "#platform/ui/theme/tokens.ts";
import type { Standing } from "../../contract/standing.ts";
import styles from "../catalogue/catalogue.module.css";
import { decreeStateWords, endWords, enrolmentWords, markWords, refusalWords } from "./standing-words.ts";

type Selection = NonNullable<Standing["selection"]>;
type Decree = Standing["decrees"][number];
type Enrolment = NonNullable<Standing["enrolment"]>;

const markTones: Readonly<Record<NonNullable<Selection["mark"]>, StatusTone>> = {
  selected: "green",
  added: "green",
  reserve: "amber",
  removed: "red",
};

const count = (value: number | null) => (value === null ? "–" : formatNumber(value));

function InSelection({ selection }: { readonly selection: Selection }) {
  const locale = useLocale();
  const mayOpen = useMay("delivery.selection.read");
  const { mark, rank } = selection;
  return (
    <>
      <p className={styles["head"]}>
        <StatusBadge tone={mark === null ? "grey" : markTones[mark]}>
          {mark === null ? m.programmes_standing_unlisted() : markWords[mark]()}
        </StatusBadge>
        {mayOpen ? (
          <AppLink to={`/seleksi/${selection.selectionId}`} className={styles["link"]}>
            {selection.title}
          </AppLink>
        ) : (
          selection.title
        )}
      </p>
      <DefinitionList
        items={[
          ...(rank === null
            ? []
            : [
                {
                  key: "rank",
                  term: m.programmes_standing_rank({ region: selection.regionLabel }),
                  value: m.programmes_standing_before({
                    rank: formatNumber(rank),
                    before: formatNumber(rank - 1),
                  }),
                },
              ]),
          {
            key: "quota",
            term: m.programmes_standing_quota(),
            value:
              selection.quota === null
                ? m.programmes_standing_no_quota({ chosen: formatNumber(selection.chosen) })
                : m.programmes_standing_filled({
                    quota: formatNumber(selection.quota),
                    chosen: formatNumber(selection.chosen),
                  }),
          },
          {
            key: "line",
            term: m.programmes_standing_line(),
            value: m.programmes_standing_line_at({
              rank: count(selection.lastRank),
              reserves: formatNumber(selection.reserves),
            }),
          },
          ...(selection.reserveNumber === null
            ? []
            : [
                {
                  key: "reserve",
                  term: m.programmes_standing_reserve(),
                  value: formatNumber(selection.reserveNumber),
                },
              ]),
          ...(selection.changedBy === null
            ? []
            : [
                {
                  key: "by",
                  term: m.programmes_standing_changed(),
                  value: selection.changedBy,
                  source: selection.because,
                },
              ]),
        ]}
      />
      <p className={styles["hint"]}>
        {m.programmes_standing_made({ at: formatInstant(selection.madeAt, locale), tie: selection.tieRule })}
      </p>
    </>
  );
}

function ByDecree({ decree }: { readonly decree: Decree }) {
  const locale = useLocale();
  const mayOpen = useMay("delivery.decree.read");
  const named = m.programmes_standing_decree({ number: decree.number ?? m.programmes_standing_unnumbered() });
  const officers = [
    { key: "made", term: m.programmes_standing_made_by(), name: decree.madeBy },
    { key: "checked", term: m.programmes_standing_checked_by(), name: decree.checkedBy },
    { key: "signed", term: m.programmes_standing_signed_by(), name: decree.signedBy },
  ];
  return (
    <li>
      <p className={styles["head"]}>
        {mayOpen ? (
          <AppLink to={`/sk/${decree.decreeId}`} className={styles["link"]}>
            {named}
          </AppLink>
        ) : (
          <span className={styles["strong"]}>{named}</span>
        )}
        <StatusBadge tone={decree.state === "signed" ? "green" : "amber"}>
          {decreeStateWords[decree.state]()}
        </StatusBadge>
      </p>
      <DefinitionList
        items={[
          {
            key: "effect",
            term: m.programmes_standing_effect(),
            value:
              decree.effect === "grant" ? m.programmes_standing_grants() : m.programmes_standing_withdraws(),
            source: m.programmes_standing_row({ line: formatNumber(decree.line), period: decree.period }),
          },
          ...(decree.datedOn === null
            ? []
            : [{ key: "dated", term: m.programmes_standing_dated(), value: formatDate(decree.datedOn) }]),
          ...officers
            .filter(({ name }) => name !== null)
            .map(({ key, term, name }) => ({
              key,
              term,
              value: name,
              ...(key === "signed" && decree.signedAt !== null
                ? { source: formatInstant(decree.signedAt, locale) }
                : {}),
            })),
        ]}
      />
      {decree.refusal !== null && <p className={styles["text"]}>{refusalWords[decree.refusal]()}</p>}
    </li>
  );
}

function Enrolled({ enrolment }: { readonly enrolment: Enrolment }) {
  const mayOpen = useMay("delivery.enrolment.read");
  const span =
    enrolment.uptoOn === null
      ? m.programmes_standing_since({ from: formatDate(enrolment.fromOn) })
      : m.programmes_standing_span({
          from: formatDate(enrolment.fromOn),
          upto: formatDate(enrolment.uptoOn),
        });
  return (
    <p className={styles["head"]}>
      <StatusBadge
        tone={enrolment.state === "active" ? "green" : enrolment.state === "paused" ? "amber" : "grey"}
      >
        {enrolment.endedBecause === null
          ? enrolmentWords[enrolment.state]()
          : endWords[enrolment.endedBecause]()}
      </StatusBadge>
      {mayOpen ? (
        <AppLink to={`/kepesertaan/${enrolment.enrolmentId}`} className={styles["link"]}>
          {span}
        </AppLink>
      ) : (
        span
      )}
    </p>
  );
}

/** Where the subject stands: rank and quota line of the newest selection, the decrees that name it, the enrolment. */
export function WhyStanding({ standing }: { readonly standing: Standing }) {
  const { selection, decrees, enrolment } = standing;
  return (
    <>
      <Panel title={m.programmes_standing_selection()}>
        {selection === null ? (
          <p className={styles["text"]}>{m.programmes_standing_no_selection()}</p>
        ) : (
          <div className={styles["stack"]}>
            <InSelection selection={selection} />
          </div>
        )}
      </Panel>
      <Panel title={m.programmes_standing_decision()}>
        {decrees.length === 0 ? (
          <p className={styles["text"]}>{m.programmes_standing_no_decree()}</p>
        ) : (
          <div className={styles["stack"]}>
            <ul className={styles["parts"]}>
              {decrees.map((decree) => (
                <ByDecree key={`${decree.decreeId} ${decree.line}`} decree={decree} />
              ))}
            </ul>
            {enrolment === null ? (
              <p className={styles["hint"]}>{m.programmes_standing_not_enrolled()}</p>
            ) : (
              <Enrolled enrolment={enrolment} />
            )}
          </div>
        )}
      </Panel>
    </>
  );
}
