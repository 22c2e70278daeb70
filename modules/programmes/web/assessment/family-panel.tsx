import { m } from "#messages/messages.js";
import { formatDate } from "#platform/i18n/format.ts";
import { AppLink } from "#platform/ui/app-link.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import type { ShownFamily } from "#platform/ui/module-web.ts";
import { Panel } from "#platform/ui/panel.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import { listFamilyMarks } from "../../contract/list-family-marks.ts";
import styles from "../catalogue/catalogue.module.css";
import { holdWords, statusTones, statusWords } from "./status-words.ts";

/** What the newest assessment says of a family and its members, each with its "why". */
export function FamilyPanel({ familyId }: ShownFamily) {
  const locale = useLocale();
  const read = useRead(listFamilyMarks, { familyId });
  return (
    <Panel title={m.programmes_family_panel()}>
      <Loaded read={read} rows={4}>
        {({ assessment, marks }) =>
          assessment === null ? (
            <p className={styles["text"]}>{m.programmes_family_not_assessed()}</p>
          ) : (
            <>
              <p className={styles["hint"]}>
                {m.programmes_family_assessed({
                  period: assessment.period,
                  on: formatDate(assessment.asOfOn),
                })}
              </p>
              <ul className={styles["parts"]}>
                {marks.map((mark) => (
                  <li key={`${mark.programmeCode} ${mark.subjectId}`}>
                    <p className={styles["head"]}>
                      <AppLink
                        to={`/program/mengapa/${mark.programmeCode}/${mark.subjectId}`}
                        className={styles["link"]}
                      >
                        {mark.title[locale]}
                      </AppLink>
                      <StatusBadge tone={mark.hold === null ? statusTones[mark.status] : "red"}>
                        {mark.hold === null ? statusWords[mark.status]() : holdWords[mark.hold]()}
                      </StatusBadge>
                    </p>
                    {mark.subjectKind === "person" && <p className={styles["hint"]}>{mark.subjectName}</p>}
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </Panel>
  );
}
