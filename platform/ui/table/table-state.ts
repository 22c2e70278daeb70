import { useCallback, useState } from "react";
import { useUrlState } from "../url-state.ts";

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

export type Density = "roomy" | "dense";
/** One long list that is drawn where it is looked at, or pages with a number. */
export type Mode = "scroll" | "pages";

/** What a person set on one table: sort and columns live in the address, density and mode in this browser. */
export interface TableState {
  readonly sort: Sort | undefined;
  readonly setSort: (sort: Sort | undefined) => void;
  /** Ids of optional columns switched against their usual state; undefined = as usual. */
  readonly columns: readonly string[] | undefined;
  readonly setColumns: (columns: readonly string[] | undefined) => void;
  readonly page: number;
  readonly setPage: (page: number) => void;
  readonly density: Density;
  readonly setDensity: (density: Density) => void;
  readonly mode: Mode;
  readonly setMode: (mode: Mode) => void;
}

/** "-name" → name, descending. */
export function readSort(text: string | undefined): Sort | undefined {
  if (text === undefined || text === "" || text === "-") return undefined;
  return text.startsWith("-")
    ? { column: text.slice(1), descending: true }
    : { column: text, descending: false };
}

export function writeSort(sort: Sort | undefined): string | undefined {
  return sort === undefined ? undefined : `${sort.descending ? "-" : ""}${sort.column}`;
}

/** The sort after pressing a head: ascending, descending, as it came. */
export function nextSort(sort: Sort | undefined, column: string): Sort | undefined {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? undefined : { column, descending: true };
}

function useStored<T extends string>(
  key: string,
  allowed: readonly T[],
  usual: T,
): readonly [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => {
    try {
      const stored = globalThis.localStorage.getItem(key);
      return allowed.find((one) => one === stored) ?? usual;
    } catch {
      return usual;
    }
  });
  const store = useCallback(
    (next: T) => {
      setValue(next);
      try {
        globalThis.localStorage.setItem(key, next);
      } catch {
        // Storage is forbidden: the choice lasts as long as the page.
      }
    },
    [key],
  );
  return [value, store];
}

/** State of the table called `name`; unique on its page, because the address carries it. */
export function useTableState(name: string, usual: { readonly sort?: Sort } = {}): TableState {
  const [values, change] = useUrlState();
  const [density, setDensity] = useStored<Density>("sinergi.table.density", ["roomy", "dense"], "roomy");
  const [mode, setMode] = useStored<Mode>("sinergi.table.mode", ["scroll", "pages"], "scroll");
  const columns = values[`${name}.kolom`];
  const page = Number.parseInt(values[`${name}.halaman`] ?? "1", 10);
  return {
    sort: readSort(values[`${name}.urut`]) ?? usual.sort,
    setSort: (sort) => change({ [`${name}.urut`]: writeSort(sort), [`${name}.halaman`]: undefined }),
    columns: columns === undefined ? undefined : columns.split(",").filter((id) => id !== "-"),
    setColumns: (next) =>
      change({
        [`${name}.kolom`]: next === undefined ? undefined : next.length === 0 ? "-" : next.join(","),
      }),
    page: Number.isFinite(page) && page > 0 ? page : 1,
    setPage: (next) => change({ [`${name}.halaman`]: next === 1 ? undefined : String(next) }),
    density,
    setDensity,
    mode,
    setMode,
  };
}
