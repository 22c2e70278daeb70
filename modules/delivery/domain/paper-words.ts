import { z } from "zod";
import type { ProgrammeDefinition } from "#modules/programmes/contract/definition.ts";
import { PaperWords } from "../contract/decree-shapes.ts";

const Version = z.strictObject({
  version: z.int().min(1),
  effectiveFrom: z.iso.date(),
  considering: z.array(z.string()),
  legalBasis: z.array(z.string()),
  observing: z.array(z.string()),
  rulings: z.array(z.string()).min(1),
  copies: z.array(z.string()),
  signerTitle: z.string(),
});

/** First words of a decree's paper, version by version: reference/templates/decree-words. */
export const WordTemplate = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  kind: z.enum(["new", "amending"]),
  comment: z.string(),
  versions: z.array(Version).min(1),
});
export type WordTemplate = z.infer<typeof WordTemplate>;

/** What the blanks of a template are filled with. */
export interface PaperFor {
  readonly definition: Pick<ProgrammeDefinition, "title" | "legalBasis" | "summary">;
  readonly period: string;
  /** The day whose version of the template holds. */
  readonly on: string;
  /** The decree that is amended, and why. */
  readonly amends: { readonly number: string; readonly datedOn: string; readonly because: string } | null;
}

const lowered = (sentence: string) =>
  `${sentence.charAt(0).toLowerCase()}${sentence.slice(1).replace(/[.;]+$/, "")}`;
const onPaper = (iso: string) => iso.split("-").toReversed().join("-");

/**
 * First words of a decree's paper from a template and the programme's own data; the maker edits them. Always
 * Indonesian: it is a law text. General law comes before the programme's own.
 */
export function paperFor(template: WordTemplate, { definition, period, on, amends }: PaperFor): PaperWords {
  const version = template.versions
    .filter((one) => one.effectiveFrom <= on)
    .toSorted((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom) || b.version - a.version)[0];
  if (!version) throw new Error(`template ${template.code} has no version on ${on}`);
  const blanks: Readonly<Record<string, string>> = {
    program: definition.title.id,
    tahun: period.split("-")[0] ?? period,
    ringkasan: lowered(definition.summary.id),
    nomor: amends?.number ?? "",
    tanggal: amends === null ? "" : onPaper(amends.datedOn),
    alasan: amends === null ? "" : lowered(amends.because),
  };
  const filled = (texts: readonly string[]) =>
    texts.map((text) => text.replaceAll(/\{(\w+)\}/g, (blank, name: string) => blanks[name] ?? blank));
  return PaperWords.parse({
    considering: filled(version.considering),
    legalBasis: [
      ...filled(version.legalBasis),
      ...definition.legalBasis.map((basis) => `${basis.replace(/;$/, "")};`),
    ],
    observing: filled(version.observing),
    rulings: filled(version.rulings),
    copies: filled(version.copies),
    signerTitle: version.signerTitle,
    template: `${template.code} ${version.version}`,
    because: amends?.because ?? "",
  });
}
