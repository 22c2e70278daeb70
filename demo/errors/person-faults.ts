import { cutOffOf } from "../province/calendar.ts";
import type { Person } from "../province/model.ts";
import type { RowContext, RowFault } from "./fault.ts";
import { fieldFault } from "./fault.ts";

const name = "person.name";
const born = "person.bornOn";

/** The person's birth date as the format writes it, with parts replaced; the NIK stays as it is. */
function dateText(
  context: RowContext,
  change: Partial<Pick<Person, "year" | "month" | "day">>,
): string | undefined {
  return context.format.birthDate?.({ ...context.person, ...change });
}

const invisible = ["\u0007", "\u0002", "\u001b", "\u200b", "\u0000"];

function digitsForLetters(text: string): string | undefined {
  const changed = text.replace(/O/, "0").replace(/I/, "1");
  return changed === text ? `${text} 2` : changed;
}

/** Another valid day near the right one, so that only the comparison with the NIK shows it. */
function nearDay(context: RowContext): string | undefined {
  const { person, random } = context;
  const day = person.day < 27 ? person.day + random.between(1, 2) : person.day - random.between(1, 2);
  return dateText(
    context,
    random.chance(0.75) ? { day } : { year: person.year - 1, day: Math.min(person.day, 28) },
  );
}

const thisYear = cutOffOf(1).year;

export const personFaults: readonly RowFault[] = [
  fieldFault("name-missing", "hold", 4, name, () => ""),
  fieldFault("name-has-digits", "warn", 5, name, (text) => digitsForLetters(text)),
  fieldFault("control-characters", "warn", 4, name, (text, { random, xlsx }) => {
    // XML 1.0 has no NUL, so no spreadsheet can hold one.
    const sign = random.pick(xlsx ? invisible.slice(0, 4) : invisible);
    const at = random.between(1, Math.max(1, text.length - 1));
    return text.slice(0, at) + sign + text.slice(at);
  }),
  fieldFault("nik-birth-date-differs", "warn", 10, born, (_text, context) => nearDay(context)),
  fieldFault("birth-date-missing", "hold", 3, born, () => ""),
  fieldFault("birth-date-impossible", "hold", 4, born, (_text, context) =>
    dateText(
      context,
      context.random.pick([
        { month: 2, day: 31 },
        { month: 2, day: 30 },
        { month: 4, day: 31 },
        { month: 13 },
      ]),
    ),
  ),
  fieldFault("birth-date-two-digit-year", "hold", 5, born, (_text, { person }) => {
    const two = (n: number): string => String(n).padStart(2, "0");
    return `${two(person.day)}-${two(person.month)}-${two(person.year % 100)}`;
  }),
  // A whole century more or less keeps the date in step with the NIK, which has two digits for the year.
  fieldFault("birth-date-in-future", "hold", 3, born, (_text, context) =>
    context.person.month === 2 && context.person.day === 29
      ? undefined
      : dateText(context, { year: context.person.year + 100 }),
  ),
  fieldFault("birth-date-too-old", "hold", 3, born, (_text, context) =>
    thisYear - context.person.year < 23 || (context.person.month === 2 && context.person.day === 29)
      ? undefined
      : dateText(context, { year: context.person.year - 100 }),
  ),
  fieldFault("birth-date-unreadable", "hold", 3, born, (_text, { random, person }) =>
    random.pick(["TIDAK TAHU", "LUPA", `TAHUN ${person.year}`, "SEBELUM MERDEKA"]),
  ),
  fieldFault(
    "nik-sex-differs",
    "warn",
    6,
    "person.sex",
    (text) => ({ "1": "2", "2": "1", L: "P", P: "L" })[text],
  ),
  fieldFault("sex-unknown", "hold", 3, "person.sex", (_text, { random }) =>
    random.pick(["3", "X", "?", "LK/PR"]),
  ),
  fieldFault("formula-cell", "hold", 2, name, (text) => ({
    formula: `CONCATENATE("${text}","")`,
    value: text,
  })),
  fieldFault("ppks-type-unknown", "hold", 4, "ppks.type", (_text, { random }) =>
    random.pick(["PMKS-27", "PMKS-31", "PMKS-00"]),
  ),
];
