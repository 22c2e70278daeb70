import { civilDateInWib } from "#platform/kernel/dates.ts";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import type { ProgrammeDefinition } from "../../contract/definition.ts";
import { listProgrammes } from "../../contract/list-programmes.ts";
import { openVersions } from "./open-versions.ts";
import { currentVersions, isInForce } from "./versions.ts";

/** The span of what one unit may get. Members count one by one, so the smallest is that of one component. */
function amountsOf({ components }: ProgrammeDefinition) {
  const amounts = components.map((component) => component.amountRupiah);
  const [first] = components;
  if (first === undefined) return null;
  return {
    leastRupiah: Math.min(...amounts),
    mostRupiah: Math.max(...amounts),
    per: components.every((component) => component.per === first.per) ? first.per : null,
    unverified: components.some((component) => component.unverified),
  };
}

export const handler = query(listProgrammes, async (tx, _input, { actor, now }) => {
  const today = civilDateInWib(now);
  const open = await openVersions(tx);
  const programmes = (await currentVersions(tx, today)).map((version) => {
    const { definition } = version;
    const holds = isInForce(version, today);
    const approved = version.state === "approved";
    return {
      code: version.programme_code,
      title: definition.title,
      summary: definition.summary,
      kind: definition.kind,
      unit: definition.unit,
      form: definition.form,
      ownerTier: definition.ownerTier,
      bidang: definition.bidang,
      amounts: amountsOf(definition),
      quotaTotal: definition.quota.total,
      ceilingRupiah: definition.budget?.ceilingRupiah ?? null,
      unverifiedCount: definition.unverified.length,
      inForce: holds
        ? {
            versionId: version.id,
            number: version.number,
            effectiveFrom: version.first_on,
            effectiveUpto: version.last_on,
          }
        : null,
      endedOn:
        approved && !holds && version.last_on !== null && version.last_on < today ? version.last_on : null,
      startsOn: approved && version.first_on > today ? version.first_on : null,
      open: open.get(version.programme_code)?.state ?? null,
    };
  });
  const may = actor.bidang !== null && actor.permissions.has("programmes.programme.create");
  return plain({ programmes, allowed: may ? ["create-programme"] : [] });
});
