import { listProgrammes } from "#modules/programmes/contract/list-programmes.ts";
import { formatRupiah } from "#platform/i18n/format.ts";
import { useLocale } from "#platform/ui/locale.ts";
import { useRead } from "#platform/ui/query-client.ts";
import { listBudgets } from "../../contract/list-budgets.ts";

/** Programmes the office runs itself, for a select. */
export function useProgrammeChoices(): ReadonlyArray<{ readonly value: string; readonly label: string }> {
  const locale = useLocale();
  const read = useRead(listProgrammes, {});
  return (read.data?.programmes ?? [])
    .filter((programme) => programme.kind === "own")
    .map((programme) => ({ value: programme.code, label: programme.title[locale] }));
}

/** Title of a programme by its code; the code itself until it is known. */
export function useProgrammeName(): (code: string) => string {
  const locale = useLocale();
  const read = useRead(listProgrammes, {});
  return (code) => read.data?.programmes.find((programme) => programme.code === code)?.title[locale] ?? code;
}

/** Budget lines of the latest year, for a select. */
export function useBudgetChoices(): ReadonlyArray<{ readonly value: string; readonly label: string }> {
  const read = useRead(listBudgets, {});
  return (read.data?.budgets ?? []).map((budget) => ({
    value: budget.budgetId,
    label: `${budget.title} · ${budget.activityCode} · ${formatRupiah(BigInt(budget.ceilingRupiah))}`,
  }));
}
