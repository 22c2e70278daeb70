import type { z } from "zod";
import { ageYears } from "#platform/kernel/dates.ts";
import { maskNumber } from "#platform/kernel/nik.ts";
import type { PersonHit } from "../contract/find-persons.ts";
import type { HitRow } from "./search-statements.ts";

type Hit = z.input<typeof PersonHit>;

/** A person found, as lists show them: number masked, age as of `today`. */
export function hitView(
  row: HitRow,
  label: (code: string) => Hit["place"],
  today: string,
): Omit<Hit, "matchedBy" | "likeness"> {
  return {
    personId: row.id,
    familyId: row.familyId,
    name: row.name,
    sex: row.sex,
    bornOn: row.bornOn,
    ageYears: row.bornOn === null ? null : ageYears(row.bornOn, today),
    nikMasked: row.nik === null ? null : maskNumber(row.nik),
    relation: row.relation,
    headName: row.headName,
    lifeStatus: row.lifeStatus,
    place: label(row.placeCode),
    rt: row.rt,
    rw: row.rw,
    decile:
      row.decile === null || row.decileSource === null || row.decileOn === null
        ? null
        : { decile: row.decile, source: row.decileSource, cutOffOn: row.decileOn },
  };
}
