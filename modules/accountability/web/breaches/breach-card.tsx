import { Button } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatInstant, formatNumber } from "#platform/i18n/format.ts";
import { useLocale } from "#platform/ui/locale.ts";
import { DefinitionList } from "#platform/ui/page/definition-list.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { Breach } from "../../contract/breach-shapes.ts";
import { printBreachNotice } from "../../contract/print-breach-notice.ts";
import { Clock } from "../clock.tsx";
import { FileButton } from "../file-button.tsx";
import styles from "../registers.module.css";
import { ChangeBreach, CloseBreach, NotifyBreach } from "./breach-acts.tsx";
import { breachKindWords, breachStateTones, breachStateWords } from "./breach-words.ts";

type Doing = "change" | "subjects" | "authority" | "close";

function Facts({ breach }: { readonly breach: Breach }) {
  const locale = useLocale();
  const told = (at: string | null) => (at === null ? m.accountability_not_yet() : formatInstant(at, locale));
  const long = (key: string, term: string, value: string) => (value === "" ? [] : [{ key, term, value }]);
  return (
    <DefinitionList
      items={[
        {
          key: "found",
          term: m.accountability_breach_found(),
          value: formatInstant(breach.foundAt, locale),
          source: breach.recordedBy,
        },
        { key: "count", term: m.accountability_breach_count(), value: formatNumber(breach.subjectCount) },
        { key: "authority", term: m.accountability_told_authority(), value: told(breach.authorityToldAt) },
        { key: "subjects", term: m.accountability_told_subjects(), value: told(breach.subjectsToldAt) },
        { key: "data", term: m.accountability_breach_data(), value: breach.whatData },
        { key: "how", term: m.accountability_breach_how(), value: breach.how },
        ...long("handling", m.accountability_breach_handling(), breach.handling),
        ...long("recovery", m.accountability_breach_recovery(), breach.recovery),
        ...long("closing", m.accountability_breach_lesson(), breach.closingNote ?? ""),
      ]}
    />
  );
}

/** One breach with what the caller may do next. */
export function BreachCard({ breach }: { readonly breach: Breach }) {
  const [doing, setDoing] = useState<Doing>();
  const close = () => setDoing(undefined);
  const { breachId, allowed } = breach;
  return (
    <Panel
      title={`${breach.number} · ${breach.title}`}
      actions={
        breach.state === "open" ? (
          <Clock dueAt={breach.dueAt} />
        ) : (
          <StatusBadge tone={breachStateTones[breach.state]}>{breachStateWords[breach.state]()}</StatusBadge>
        )
      }
    >
      <div className={styles["stack"]}>
        <p className={styles["hint"]}>{`${breachKindWords[breach.kind]()} · ${breach.place.name}`}</p>
        <Facts breach={breach} />
        <div className={styles["acts"]}>
          {allowed.includes("notify") && breach.authorityToldAt === null && (
            <Button onClick={() => setDoing("authority")}>{m.accountability_tell_authority()}</Button>
          )}
          {allowed.includes("notify") && breach.subjectsToldAt === null && (
            <Button onClick={() => setDoing("subjects")}>{m.accountability_tell_subjects()}</Button>
          )}
          {allowed.includes("close") && breach.state === "notified" && (
            <Button onClick={() => setDoing("close")}>{m.accountability_breach_close()}</Button>
          )}
          {allowed.includes("change") && (
            <Button variant="default" onClick={() => setDoing("change")}>
              {m.accountability_breach_change()}
            </Button>
          )}
          <FileButton contract={printBreachNotice} input={{ breachId, whom: "authority" }}>
            {m.accountability_letter_authority()}
          </FileButton>
          <FileButton contract={printBreachNotice} input={{ breachId, whom: "subjects" }}>
            {m.accountability_letter_subjects()}
          </FileButton>
        </div>
      </div>
      {doing === "change" && <ChangeBreach breach={breach} onClose={close} />}
      {doing === "close" && <CloseBreach breach={breach} onClose={close} />}
      {(doing === "subjects" || doing === "authority") && (
        <NotifyBreach breach={breach} whom={doing} onClose={close} />
      )}
    </Panel>
  );
}
