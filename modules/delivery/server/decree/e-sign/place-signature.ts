import type { Buffer as NodeBuffer } from "node:buffer";

/**
 * Room for a signature in a PDF, as an incremental update: what stands in the file is not touched, so the paper that
 * the checker saw is, byte for byte, the beginning of the signed one. Reads the plain cross-reference table that
 * Typst writes; another kind of PDF is refused with an error, as only our own papers come here.
 */
export interface PreparedPdf {
  /** The whole file; the hole is filled with zeros. */
  readonly file: NodeBuffer;
  /** Where the hole's hexadecimal digits begin, and how many there are. */
  readonly holeAt: number;
  readonly holeDigits: number;
  readonly covered: NodeBuffer;
}

/** 12 kB of CMS: a chain of four certificates with a time stamp takes some 9 kB. */
const holeDigits = 24_576;
const rangeBlank = " ".repeat(48);

const latin = (buffer: NodeBuffer) => buffer.toString("latin1");

function last(text: string, pattern: RegExp): RegExpExecArray {
  const found = [...text.matchAll(pattern)].at(-1);
  if (!found) throw new Error("not a PDF of our own press");
  return found;
}

/** Text of an object, dictionary only. */
function objectOf(text: string, number: number): string {
  const start = last(text, new RegExp(`(?:^|[\\r\\n])${number} 0 obj\\s*`, "g"));
  const from = start.index + start[0].length;
  const end = text.indexOf("endobj", from);
  return text.slice(from, end).trim();
}

const withEntry = (dictionary: string, entry: string) =>
  `${dictionary.slice(0, dictionary.lastIndexOf(">>"))} ${entry} >>`;

/** "(" and ")" and "\" are escaped; letters beyond ASCII go as UTF-16BE, as PDF text strings do. */
function pdfText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, "\\$&")})`;
  const utf16 = Buffer.from(text, "utf16le").swap16().toString("hex");
  return `<feff${utf16}>`;
}

const pdfDate = (at: Date) => `(D:${at.toISOString().replace(/\D/g, "").slice(0, 14)}+00'00')`;

/** The first page, found through the page tree's first leaf. */
function firstPage(text: string, catalog: string): number {
  let node = Number(/\/Pages (\d+) 0 R/.exec(catalog)?.[1]);
  for (let depth = 0; depth < 12; depth += 1) {
    const dictionary = objectOf(text, node);
    if (/\/Type \/Page\b(?!s)/.test(dictionary)) return node;
    node = Number(/\/Kids \[\s*(\d+) 0 R/.exec(dictionary)?.[1]);
  }
  throw new Error("not a PDF of our own press");
}

export function placeSignature(
  pdf: NodeBuffer,
  about: {
    readonly name: string;
    readonly reason: string;
    readonly location: string;
    readonly signedAt: Date;
  },
): PreparedPdf {
  const text = latin(pdf);
  const trailer = last(text, /trailer\s*<<([\s\S]*?)>>\s*startxref\s*(\d+)\s*%%EOF/g);
  const entries = trailer[1] ?? "";
  const root = Number(/\/Root (\d+) 0 R/.exec(entries)?.[1]);
  const size = Number(/\/Size (\d+)/.exec(entries)?.[1]);
  const info = /\/Info \d+ 0 R/.exec(entries)?.[0] ?? "";
  const id = /\/ID\s*\[[\s\S]*?\]/.exec(entries)?.[0] ?? "";
  const catalog = objectOf(text, root);
  const pageNumber = firstPage(text, catalog);
  const page = objectOf(text, pageNumber);
  const signature = size;
  const widget = size + 1;

  const annotations = /\/Annots \[([\s\S]*?)\]/.exec(page);
  const newPage = annotations
    ? page.replace(annotations[0], `/Annots [${annotations[1]} ${widget} 0 R]`)
    : withEntry(page, `/Annots [${widget} 0 R]`);
  const objects: ReadonlyArray<readonly [number: number, body: string]> = [
    [root, withEntry(catalog, `/AcroForm << /Fields [${widget} 0 R] /SigFlags 3 >>`)],
    [pageNumber, newPage],
    [
      signature,
      `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /Name ${pdfText(about.name)} /Reason ${pdfText(about.reason)} /Location ${pdfText(about.location)} /M ${pdfDate(about.signedAt)} /ByteRange [${rangeBlank}] /Contents <${"0".repeat(holeDigits)}> >>`,
    ],
    [
      widget,
      // Invisible (rectangle of no size), printed and locked: the paper itself says who signed.
      `<< /Type /Annot /Subtype /Widget /FT /Sig /T (TandaTangan) /V ${signature} 0 R /Rect [0 0 0 0] /F 132 /P ${pageNumber} 0 R >>`,
    ],
  ];
  let update = "\n";
  const offsets = new Map<number, number>();
  for (const [number, body] of objects) {
    offsets.set(number, pdf.length + update.length);
    update += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const xrefAt = pdf.length + update.length;
  const numbers = [...offsets.keys()].toSorted((left, right) => left - right);
  update += "xref\n";
  for (const number of numbers)
    update += `${number} 1\n${String(offsets.get(number)).padStart(10, "0")} 00000 n \n`;
  update += `trailer\n<< /Size ${size + 2} /Root ${root} 0 R ${info} ${id} /Prev ${trailer[2]} >>\nstartxref\n${xrefAt}\n%%EOF\n`;

  const file = Buffer.concat([pdf, Buffer.from(update, "latin1")]);
  const whole = latin(file);
  const contentsAt = whole.lastIndexOf("/Contents <") + "/Contents ".length;
  const holeEnd = contentsAt + 1 + holeDigits + 1;
  const range = `/ByteRange [0 ${contentsAt} ${holeEnd} ${file.length - holeEnd}]`;
  const rangeAt = whole.lastIndexOf("/ByteRange [");
  file.write(range.padEnd("/ByteRange []".length + rangeBlank.length), rangeAt, "latin1");
  return {
    file,
    holeAt: contentsAt + 1,
    holeDigits,
    covered: Buffer.concat([file.subarray(0, contentsAt), file.subarray(holeEnd)]),
  };
}

/** Writes the signature into the hole. */
export function fillSignature(prepared: PreparedPdf, cms: NodeBuffer): NodeBuffer {
  const digits = cms.toString("hex");
  if (digits.length > prepared.holeDigits) throw new Error("the signature is larger than its room");
  const signed = Buffer.from(prepared.file);
  signed.write(digits.padEnd(prepared.holeDigits, "0"), prepared.holeAt, "latin1");
  return signed;
}
