import { civilDateInWib } from "#platform/kernel/dates.ts";
import { plain, refuse } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { getProgramme } from "../../contract/get-programme.ts";
import { differences } from "../../domain/differences.ts";
import { problemsOf, readDefinitions, readRegencies } from "./known.ts";
import { allowedOnVersion } from "./ownership.ts";
import { isInForce, type VersionRow, versionLines, versionsOf } from "./versions.ts";

/** What a version is compared with unless another is named: the approved one it follows. */
function before(versions: readonly VersionRow[], shown: VersionRow): VersionRow | undefined {
  return versions
    .filter((one) => one.state === "approved" && one.id !== shown.id && one.first_on <= shown.first_on)
    .toSorted((a, b) => (a.first_on < b.first_on ? 1 : -1))[0];
}

export const handler = query(getProgramme, async (tx, input, { actor, now }) => {
  const today = civilDateInWib(now);
  const versions = await versionsOf(tx, input.code);
  const current = versions.find((version) => isInForce(version, today));
  const shown =
    input.versionId === undefined
      ? (current ??
        versions.find((version) => version.state === "approved") ??
        versions.find((version) => version.state !== "withdrawn") ??
        versions[0])
      : versions.find((version) => version.id === input.versionId);
  if (shown === undefined) return refuse(versions.length === 0 ? "PROGRAMME_NOT_FOUND" : "VERSION_NOT_FOUND");
  const against =
    input.againstId === undefined
      ? before(versions, shown)
      : versions.find((version) => version.id === input.againstId);
  if (against === undefined && input.againstId !== undefined) return refuse("VERSION_NOT_FOUND");

  const lines = new Map((await versionLines(tx, versions)).map((line) => [line.versionId, line]));
  const line = (version: VersionRow) => {
    const found = lines.get(version.id);
    if (found === undefined) throw new Error(`version ${version.id} has no line`);
    return found;
  };
  const isOpen = shown.state === "draft" || shown.state === "submitted";
  const others = (await readDefinitions(tx, today)).filter((definition) => definition.code !== input.code);
  return plain({
    code: input.code,
    version: line(shown),
    inForceId: current?.id ?? null,
    definition: shown.definition,
    problems: isOpen ? await problemsOf(tx, shown.definition, today) : [],
    against: against === undefined ? null : line(against),
    differences: against === undefined ? [] : differences(against.definition, shown.definition),
    versions: versions.map(line),
    regions: [...(await readRegencies(tx))],
    programmes: others.map(({ code, title, names, components }) => ({
      code,
      title,
      names,
      components: components.map((component) => ({ code: component.code, label: component.label })),
    })),
    allowed: allowedOnVersion(actor, shown),
  });
});
