import { m } from "#messages/messages.js";
import { formatInstant } from "#platform/i18n/format.ts";
import { AppLink } from "#platform/ui/app-link.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { Panel } from "#platform/ui/panel.tsx";
import type { VersionLine } from "../../contract/version-shapes.ts";
import styles from "./catalogue.module.css";
import { VersionStanding, versionDays } from "./standing.tsx";
import { sourceWords } from "./words.ts";

/** Every version there is or was: who made, submitted and decided it; each opens, and compares with the shown one. */
export function VersionHistory({
  code,
  versions,
  shown,
  inForceId,
}: {
  readonly code: string;
  readonly versions: readonly VersionLine[];
  readonly shown: VersionLine;
  readonly inForceId: string | null;
}) {
  const locale = useLocale();
  const by = (name: string | null, at: string) =>
    `${name ?? m.programmes_system()}, ${formatInstant(at, locale)}`;
  return (
    <Panel title={m.programmes_versions()}>
      <ul className={styles["parts"]}>
        {versions.map((version) => (
          <li
            key={version.versionId}
            {...(version.versionId === shown.versionId ? { "aria-current": true } : {})}
          >
            <p className={styles["head"]}>
              <AppLink
                to={`/program/${code}?versi=${version.versionId}`}
                className={`${styles["link"]} ${styles["strong"]}`}
              >
                {m.programmes_version({ number: version.number })}
              </AppLink>
              <VersionStanding version={version} inForceId={inForceId} />
              {version.versionId === shown.versionId ? (
                <span>{m.programmes_shown()}</span>
              ) : (
                <AppLink
                  to={`/program/${code}?versi=${shown.versionId}&banding=${version.versionId}`}
                  className={styles["link"]}
                >
                  {m.programmes_compare({ number: version.number })}
                </AppLink>
              )}
            </p>
            <p className={styles["hint"]}>
              {versionDays(version)} · {sourceWords[version.source]()}
            </p>
            {version.source !== "reference" && (
              <p className={styles["hint"]}>
                {m.programmes_made_by({ by: by(version.createdBy, version.createdAt) })}
              </p>
            )}
            {version.submittedAt !== null && version.submittedBy !== null && (
              <p className={styles["hint"]}>
                {m.programmes_submitted_by({ by: by(version.submittedBy, version.submittedAt) })}
                {version.note !== "" && `: ${version.note}`}
              </p>
            )}
            {version.decidedAt !== null && (version.decidedBy !== null || version.decisionNote !== "") && (
              <p className={styles["hint"]}>
                {m.programmes_decided_by({ by: by(version.decidedBy, version.decidedAt) })}
                {version.decisionNote !== "" && `: ${version.decisionNote}`}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
