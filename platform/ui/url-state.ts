import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";

type Values = Readonly<Record<string, string>>;

/**
 * Filters and the like in the address, so that Back, a reload and a link to a colleague show the same. Texts
 * only; an absent name is "". Never keep a name, NIK or KK here: addresses are logged along the way.
 * A change replaces the history entry, so Back leaves the page instead of undoing letters.
 */
export function useUrlState(): readonly [
  Values,
  (change: Readonly<Record<string, string | undefined>>) => void,
] {
  const values: Values = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = useCallback(
    (next: Readonly<Record<string, string | undefined>>) => {
      void navigate({
        to: ".",
        replace: true,
        resetScroll: false,
        search: (previous: Values) =>
          Object.fromEntries(
            Object.entries({ ...previous, ...next }).filter(
              ([, value]) => value !== undefined && value !== "",
            ),
          ),
      });
    },
    [navigate],
  );
  return [values, change];
}
