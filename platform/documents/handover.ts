import type { OfficeLetterhead } from "./letterhead.ts";
import { defineTemplate } from "./template.ts";

/** Berita acara serah terima (BAST): what was handed to whom, when and where, with the signature as drawn. */
export interface HandoverData {
  readonly office: OfficeLetterhead;
  readonly number: string;
  readonly facts: ReadonlyArray<readonly [label: string, value: string]>;
  readonly statement: string;
  readonly receiver: string;
  readonly officer: string;
  /** The drawn signature inside an SVG; left out where nothing was handed over. */
  readonly signatureSvg?: string;
  /** The photo inside an SVG of 4 : 3, where one was taken. */
  readonly photoSvg?: string;
}

export const handoverMinutes = defineTemplate<HandoverData>("handover.typ", "ua-1");
