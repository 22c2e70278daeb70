import { m } from "#messages/messages.js";
import { formatDate } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { listProgrammes } from "../../contract/list-programmes.ts";
import type { VersionLine } from "../../contract/version-shapes.ts";
import { stateTones, stateWords } from "./words.ts";

type Line = OutputOf<typeof listProgrammes>["programmes"][number];

/** How a programme stands today, and whether a change of it is under way. */
export function Standing({ line }: { readonly line: Line }) {
  return (
    <>
      {line.inForce !== null ? (
        <StatusBadge tone="green">
          {m.programmes_in_force_since({ from: formatDate(line.inForce.effectiveFrom) })}
        </StatusBadge>
      ) : line.startsOn !== null ? (
        <StatusBadge tone="blue">{m.programmes_starts_on({ from: formatDate(line.startsOn) })}</StatusBadge>
      ) : line.endedOn !== null ? (
        <StatusBadge tone="grey">{m.programmes_ended_on({ on: formatDate(line.endedOn) })}</StatusBadge>
      ) : (
        <StatusBadge tone="grey">{m.programmes_not_in_force()}</StatusBadge>
      )}{" "}
      {line.open !== null && (
        <StatusBadge tone={stateTones[line.open]}>
          {line.open === "draft" ? m.programmes_change_drafted() : m.programmes_change_submitted()}
        </StatusBadge>
      )}
    </>
  );
}

/** The state of one version; of an approved one, the days it holds. */
export function VersionStanding({
  version,
  inForceId,
}: {
  readonly version: VersionLine;
  readonly inForceId: string | null;
}) {
  if (version.state !== "approved")
    return <StatusBadge tone={stateTones[version.state]}>{stateWords[version.state]()}</StatusBadge>;
  if (version.versionId === inForceId)
    return (
      <StatusBadge tone="green">
        {m.programmes_in_force_since({ from: formatDate(version.effectiveFrom) })}
      </StatusBadge>
    );
  return <StatusBadge tone="grey">{versionDays(version)}</StatusBadge>;
}

/** "01-01-2022 sampai 31-12-2026". */
export const versionDays = ({ effectiveFrom, effectiveUpto }: VersionLine): string =>
  effectiveUpto === null
    ? m.programmes_days_open({ from: formatDate(effectiveFrom) })
    : m.programmes_days({ from: formatDate(effectiveFrom), upto: formatDate(effectiveUpto) });
