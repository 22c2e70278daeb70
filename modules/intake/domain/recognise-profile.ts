import type { FileProfile } from "../contract/file-profile.ts";
import { normaliseHeader } from "./normalise-header.ts";

/** How well a profile fits a file's headers. */
export interface ProfileScore {
  readonly profileId: string;
  /** 0 = nothing in common, 1 = every column under its own name. */
  readonly score: number;
  readonly matchedColumns: number;
}

// An alias counts a little less than the column's own header: that alone tells the two SIKS/DTKS variants apart.
const aliasWorth = 0.9;
const requiredWeight = 3;

function scoreOf(profile: FileProfile, headers: ReadonlySet<string>): ProfileScore {
  let reached = 0;
  let reachable = 0;
  let matchedColumns = 0;
  for (const column of profile.columns) {
    const weight = column.required ? requiredWeight : 1;
    reachable += weight;
    if (headers.has(normaliseHeader(column.header))) {
      reached += weight;
      matchedColumns += 1;
    } else if (column.aliases?.some((alias) => headers.has(normaliseHeader(alias)))) {
      reached += weight * aliasWorth;
      matchedColumns += 1;
    }
  }
  const known = headers.size === 0 ? 0 : Math.min(1, matchedColumns / headers.size);
  return { profileId: profile.id, score: (reached / reachable) * 0.7 + known * 0.3, matchedColumns };
}

/** Below this a profile is not offered by itself: the user chooses. */
export const recognisedFrom = 0.6;

/** Profiles by how well they fit, best first. */
export function scoreProfiles(profiles: readonly FileProfile[], headers: readonly string[]): ProfileScore[] {
  const normalised = new Set(headers.map(normaliseHeader).filter(Boolean));
  return profiles
    .map((profile) => scoreOf(profile, normalised))
    .toSorted((a, b) => b.score - a.score || a.profileId.localeCompare(b.profileId));
}

/** The profile a file is taken for, or undefined where none fits well enough. */
export function recogniseProfile(
  profiles: readonly FileProfile[],
  headers: readonly string[],
): FileProfile | undefined {
  const best = scoreProfiles(profiles, headers)[0];
  return best !== undefined && best.score >= recognisedFrom
    ? profiles.find((profile) => profile.id === best.profileId)
    : undefined;
}
