import { Readable } from "node:stream";
import { officeLetterhead } from "#modules/regions/server/index.ts";
import { openPress, type Press } from "#platform/documents/press.ts";
import { type WhySheetData, whySheet } from "#platform/documents/why-sheet.ts";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { printWhy } from "../../contract/print-why.ts";
import { readWhy, type Why, whySubjects } from "./read-why.ts";
import { noStanding, type StandingOf } from "./standing-port.ts";
import { objectionLines, standingLines } from "./standing-words.ts";

// Opened at the first sheet: its thread takes half a second and does not keep the process alive when idle.
let press: Press | undefined;

type Value = Why["criteria"][number]["values"][number];

function valueInWords({ value, valueLabel, unit }: Value): string {
  if (value === null) return "tidak diketahui";
  if (typeof value === "boolean") return value ? "ya" : "tidak";
  if (valueLabel !== null) return valueLabel.id;
  return unit.id === "" ? String(value) : `${value} ${unit.id}`;
}

function sheetOf(why: Why, office: WhySheetData["office"], printedBy: string): WhySheetData {
  return {
    office,
    programme: why.title.id,
    versionNumber: why.versionNumber,
    legalBasis: why.legalBasis,
    name: why.subject.name,
    place: why.subject.placeLabel,
    onDate: why.today.onDate,
    status: why.today.status,
    assessed:
      why.assessment === null
        ? null
        : { period: why.assessment.period, asOfOn: why.assessment.asOfOn, status: why.assessment.status },
    criteria: why.criteria.map((criterion) => ({
      label: criterion.label.id,
      words: criterion.words.id,
      legalBasis: criterion.legalBasis,
      result: criterion.met === null ? "unknown" : criterion.met ? "met" : "unmet",
      values: criterion.values.map((value) => ({
        label: value.label.id,
        value: valueInWords(value),
        source: value.source,
        asOfOn: value.asOfOn,
      })),
      remedy: criterion.met === true ? null : criterion.remedy.id,
      change: criterion.met === true ? null : (criterion.change?.id ?? null),
    })),
    hold:
      why.hold === null
        ? null
        : {
            kind: why.hold.kind,
            reason: why.hold.reason,
            by: why.hold.placedBy,
            at: why.hold.placedAt.slice(0, 10),
          },
    standing: standingLines(why.standing),
    objection: objectionLines(why.objection),
    printedBy,
  };
}

/** The operation with the read of the module that decides. */
export const printWhyWith = (standingOf: StandingOf) =>
  query(printWhy, async (tx, input, { actor, now }) => {
    const found = await readWhy(tx, input, now, standingOf);
    if (found === "programme") return refuse("PROGRAMME_NOT_FOUND");
    if (found === "subject") return refuse("SUBJECT_NOT_FOUND");
    press ??= openPress();
    const data = sheetOf(found.why, await officeLetterhead(tx), actor.displayName);
    const pdf = await press.renderPdf(whySheet, data, now);
    return shown(
      { fileName: "penjelasan-program.pdf", contentType: "application/pdf", stream: Readable.from([pdf]) },
      { purpose: "print", subjects: whySubjects(found.explained) },
    );
  });

export const handler = printWhyWith(noStanding);
