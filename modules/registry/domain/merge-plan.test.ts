import fc from "fast-check";
import { expect, it } from "vitest";
import { type MergeField, mergeFields, mergePlan } from "./merge-plan.ts";

const record = fc.record(
  Object.fromEntries(
    Object.values(mergeFields).map((column) => [
      column,
      fc.option(fc.constantFrom("", "a", "b"), { nil: null }),
    ]),
  ),
);
const taken = fc.subarray(Object.keys(mergeFields) as MergeField[]);
const isKnown = (value: unknown) => value !== null && value !== "";

it("never loses what the kept record knew, unless asked, and never takes over nothing", () => {
  fc.assert(
    fc.property(record, record, taken, (kept, merged, take) => {
      for (const { field, before, after } of mergePlan(kept, merged, take)) {
        expect(isKnown(after)).toBe(true);
        if (isKnown(before)) expect(take).toContain(field);
      }
    }),
  );
});

it("fills every gap that the merged record can fill", () => {
  fc.assert(
    fc.property(record, record, (kept, merged) => {
      const filled = new Set(mergePlan(kept, merged, []).map((one) => mergeFields[one.field] as string));
      for (const column of Object.values(mergeFields))
        expect(filled.has(column)).toBe(!isKnown(kept[column]) && isKnown(merged[column]));
    }),
  );
});
