import type { Tx } from "#platform/db/tx.ts";
import { isInside } from "#platform/kernel/place-code.ts";
import type { CoverageKind } from "../../contract/coverage-shapes.ts";
import { unitOf } from "../assessment/compile-plan.ts";
import { stateSql } from "../assessment/layout.ts";
import { marksOf } from "../assessment/read-marks.ts";
import { kindCondition } from "./figures.ts";
import type { ShownAssessment } from "./shown-assessment.ts";

export interface MarkLine {
  readonly id: string;
  readonly regionCode: string;
  readonly placeCode: string;
  readonly familyId: string | null;
  readonly name: string | null;
  readonly number: string | null;
  readonly state: number;
}

export interface MarksWanted {
  readonly programmeCode: string;
  readonly kind: CoverageKind;
  readonly placeCode: string;
}

/** Lines per page in order of id, which the marks are indexed by. `after` is the id of the last one of the page before. */
export async function marksPage(
  tx: Tx,
  shownNow: ShownAssessment,
  wanted: MarksWanted,
  after: string | undefined,
  limit: number,
): Promise<{ unit: "person" | "family" | "group"; rows: readonly MarkLine[] } | undefined> {
  const { assessment, plan } = shownNow;
  const version = plan.versions.get(wanted.programmeCode);
  if (version === undefined) return undefined;
  const unit = unitOf(version.definition);
  const index = plan.layout[unit].programmes.findIndex(({ code }) => code === wanted.programmeCode);
  const state = stateSql("m", index);
  const name = {
    person: `(select p.name from registry.persons p where p.region_code = k.region_code and p.id = k.id)`,
    family: `(select f.head_name from registry.families f where f.region_code = k.region_code and f.id = k.id)`,
    group: `(select g.name from registry.groups g where g.region_code = k.region_code and g.id = k.id)`,
  }[unit];
  const number = {
    person: `(select p.nik from registry.persons p where p.region_code = k.region_code and p.id = k.id)`,
    family: `(select f.kk_number from registry.families f where f.region_code = k.region_code and f.id = k.id)`,
    group: "null",
  }[unit];
  const family = unit === "group" ? "null::uuid" : "m.family_id";
  const { rows } = await tx.client.query<MarkLine>(
    `select k.id, k.region_code as "regionCode", k.place_code as "placeCode", k.family_id as "familyId", k.state::int as state,
            ${name} as name, ${number} as number
       from (select m.id, m.region_code, m.place_code, ${family} as family_id, ${state} as state
               from ${marksOf(unit, assessment)} m
              where m.place_code >= $1 and m.place_code < $1 || ':' and ${kindCondition[wanted.kind](state)}
                and ($2::uuid is null or m.id > $2::uuid)
              order by m.id limit $3) k
      order by k.id`,
    [wanted.placeCode, after ?? null, limit],
  );
  return { unit, rows };
}

/** The asked place where it lies in the area, else the area itself. */
export const placeWithin = (asked: string | undefined, area: string) =>
  asked !== undefined && isInside(asked, area) ? asked : area;
