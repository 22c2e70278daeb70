import { housingColumns, personFields } from "../domain/fields.ts";

/** Housing fields by the names forms use: "floorMaterial" is column floor_material. */
const camel = (column: string) =>
  column.replaceAll(/_([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());

/** Column of registry.housing_facts behind a field's name. */
export const housingFields: Readonly<
  Record<string, { readonly column: string; readonly list: string | null }>
> = Object.fromEntries(housingColumns.map(([column, list]) => [camel(column), { column, list }]));

/** Coded facts of a person: those with a list, by field. */
export const personFacts: Readonly<Record<string, { readonly column: string; readonly list: string }>> =
  Object.fromEntries(
    Object.entries(personFields).flatMap(([field, { column, list }]) =>
      list === null ? [] : [[field, { column, list }]],
    ),
  );

/** Plain fields of a person and of a family's address that a form may fill. */
export const plainFields = {
  person: ["name", "nik", "sex", "bornOn", "birthPlace", "motherName"],
  family: ["kkNumber", "address", "hamlet", "rt", "rw", "latitude", "longitude"],
} as const;

/** May an answer be put into this field of the registry? */
export function isLinkable(subject: "person" | "family" | "housing", field: string): boolean {
  if (subject === "housing") return housingFields[field] !== undefined;
  if (subject === "person")
    return personFacts[field] !== undefined || (plainFields.person as readonly string[]).includes(field);
  return (plainFields.family as readonly string[]).includes(field);
}
