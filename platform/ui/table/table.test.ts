import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { visibleColumns } from "./column.ts";
import { nextSort, readSort, writeSort } from "./table-state.ts";
import { moveCell } from "./use-grid-keys.ts";
import { windowOf } from "./use-window.ts";

describe("the window of a long list", () => {
  it("covers what is seen, and its spacers keep the length of the list", () => {
    fc.assert(
      fc.property(
        fc.nat(50_000),
        fc.integer({ min: 20, max: 200 }),
        fc.nat(5_000_000),
        fc.integer({ min: 100, max: 2000 }),
        (count, rowHeight, wanted, height) => {
          const scrollTop = Math.min(wanted, Math.max(0, count * rowHeight - height));
          const { from, to, above, below } = windowOf(count, rowHeight, scrollTop, height);
          expect(above + (to - from) * rowHeight + below).toBe(count * rowHeight);
          expect(above).toBeLessThanOrEqual(scrollTop);
          expect(above + (to - from) * rowHeight).toBeGreaterThanOrEqual(
            Math.min(count * rowHeight, scrollTop + height),
          );
          expect(to - from).toBeLessThanOrEqual(Math.ceil(height / rowHeight) + 26);
        },
      ),
    );
  });
});

describe("the keyboard of a table", () => {
  const size = { rows: 40, columns: 5, page: 10 };

  it("moves by arrows and pages, and stays inside", () => {
    expect(moveCell({ row: 0, column: 0 }, "ArrowUp", size)).toEqual({ row: 0, column: 0 });
    expect(moveCell({ row: 3, column: 4 }, "ArrowRight", size)).toEqual({ row: 3, column: 4 });
    expect(moveCell({ row: 35, column: 2 }, "PageDown", size)).toEqual({ row: 39, column: 2 });
    expect(moveCell({ row: 35, column: 2 }, "Home", size)).toEqual({ row: 35, column: 0 });
  });

  it("leaves other keys alone", () => {
    expect(moveCell({ row: 1, column: 1 }, "a", size)).toBeUndefined();
  });
});

describe("what the address keeps of a table", () => {
  it("writes and reads the sort", () => {
    for (const sort of [
      undefined,
      { column: "name", descending: false },
      { column: "name", descending: true },
    ]) {
      expect(readSort(writeSort(sort))).toEqual(sort);
    }
  });

  it("goes from rising to falling to as it came", () => {
    const first = nextSort(undefined, "name");
    const second = nextSort(first, "name");
    expect([first, second, nextSort(second, "name")]).toEqual([
      { column: "name", descending: false },
      { column: "name", descending: true },
      undefined,
    ]);
  });

  it("shows fixed columns always, optional ones as chosen", () => {
    const column = (id: string, optional?: "shown" | "hidden") => ({
      id,
      header: () => id,
      cell: () => id,
      ...(optional === undefined ? {} : { optional }),
    });
    const columns = [column("a"), column("b", "shown"), column("c", "hidden")];
    const ids = (chosen: readonly string[] | undefined) =>
      visibleColumns(columns, chosen).map(({ id }) => id);
    expect([ids(undefined), ids([]), ids(["c"])]).toEqual([["a", "b"], ["a"], ["a", "c"]]);
  });
});
