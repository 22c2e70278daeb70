import type { OfficeLetterhead } from "./letterhead.ts";
import { defineTemplate } from "./template.ts";

/** A plain official letter: head, number, addressee, paragraphs, tables of label and value, signature. */
export interface OfficeLetterData {
  readonly office: OfficeLetterhead;
  readonly number: string;
  readonly subject: string;
  /** "YYYY-MM-DD" */
  readonly datedOn: string;
  readonly to: readonly string[];
  readonly paragraphs: readonly string[];
  readonly sections: ReadonlyArray<{
    readonly title: string;
    readonly text?: string;
    readonly facts?: ReadonlyArray<readonly [label: string, value: string]>;
    readonly table?: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
  }>;
  readonly closing: readonly string[];
  /** Office of who signs; the name is written by hand or by an electronic signature. */
  readonly signer: string;
}

export const officeLetter = defineTemplate<OfficeLetterData>("office-letter.typ", "ua-1");
