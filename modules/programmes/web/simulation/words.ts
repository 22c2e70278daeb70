import { m } from "#messages/messages.js";
import type { Dimension } from "../../contract/simulation-shapes.ts";

const unknown = m.programmes_simulation_unknown;

/** Headings of the breakdowns and words of their keys. */
export const groupWords: Readonly<
  Record<Dimension, { readonly title: () => string; readonly key: (key: string, label: string) => string }>
> = {
  region: { title: m.programmes_simulation_by_region, key: (key, label) => (key === "" ? unknown() : label) },
  decile: {
    title: m.programmes_simulation_by_decile,
    key: (key) => (key === "" ? unknown() : m.programmes_simulation_decile({ decile: key })),
  },
  sex: {
    title: m.programmes_simulation_by_sex,
    key: (key) =>
      key === "L"
        ? m.programmes_simulation_male()
        : key === "P"
          ? m.programmes_simulation_female()
          : unknown(),
  },
  age: {
    title: m.programmes_simulation_by_age,
    key: (key) => (key === "" ? unknown() : m.programmes_simulation_years({ band: key.replace("-", "–") })),
  },
  disability: {
    title: m.programmes_simulation_by_disability,
    key: (key) =>
      key === "yes"
        ? m.programmes_simulation_disabled()
        : key === "no"
          ? m.programmes_simulation_not_disabled()
          : unknown(),
  },
};
