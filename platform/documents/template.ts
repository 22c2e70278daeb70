/**
 * PDF/A-2b for what is archived, PDF/UA-1 for what people with a screen reader must be able to read: a template
 * without an alternative text or a title then does not compile.
 */
export type PdfStandard = "a-2b" | "ua-1";

/** A Typst file in reference/templates/ and the shape of the data it shows. */
export interface DocumentTemplate<Data> {
  readonly file: string;
  readonly standard: PdfStandard;
  /** False for long lists: tags cost some ten objects a cell (1.6 kB a line of a list) and double time and memory. */
  readonly tagged: boolean;
  /** Holds the type of the data; never called. */
  readonly accepts?: (data: Data) => void;
}

export function defineTemplate<Data>(
  file: string,
  standard: PdfStandard,
  { tagged = true }: { readonly tagged?: boolean } = {},
): DocumentTemplate<Data> {
  return { file, standard, tagged };
}
