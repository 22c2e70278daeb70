/** Fields of a person that a merge decides about, with their columns. */
export const mergeFields = {
  name: "name",
  nik: "nik",
  sex: "sex",
  bornOn: "born_on",
  birthPlace: "birth_place",
  motherName: "mother_name",
} as const;

export type MergeField = keyof typeof mergeFields;

type Values = Readonly<Record<string, unknown>>;

const unknown = (value: unknown) => value === null || value === undefined || value === "";

export interface TakenField {
  readonly field: MergeField;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * What the kept record takes over from the merged one: whatever it does not know itself, and the fields named.
 * Pure, so that the screen can show the outcome before it happens. `kept` and `merged` are rows by column.
 */
export function mergePlan(kept: Values, merged: Values, take: readonly MergeField[]): TakenField[] {
  return (Object.entries(mergeFields) as Array<[MergeField, string]>).flatMap(([field, column]) => {
    const [before, after] = [kept[column] ?? null, merged[column] ?? null];
    const wanted = take.includes(field) || unknown(before);
    return wanted && !unknown(after) && before !== after ? [{ field, before, after }] : [];
  });
}
