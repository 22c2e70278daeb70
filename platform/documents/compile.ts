import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { fontFiles } from "./fonts.ts";
import type { PdfStandard } from "./template.ts";

/** What a press thread is sent. */
export interface PrintOrder {
  readonly file: string;
  readonly standard: PdfStandard;
  readonly tagged: boolean;
  /** JSON from `printableJson`. */
  readonly data: string;
  /** For people, at the foot of the page. */
  readonly printedAt: string;
  /** For the file's own date, in seconds since 1970. */
  readonly createdAtSeconds: number;
}

const templates = fileURLToPath(new URL("../../reference/templates/", import.meta.url));
/** Results older than this many documents are forgotten: without it memory grows with every letter. */
const keptGenerations = 5;
/** A list of 2,000 lines is 500 kB of data and 400 MB of results: forty of them kept five at a time took 1.4 GB. */
const longData = 200_000;

/**
 * A Typst compiler that sees the folder of templates and the given fonts, nothing else: no network, no other
 * file. One compiler is one thread's.
 */
export function createPress(): (order: PrintOrder) => Buffer {
  const compiler = NodeCompiler.create({
    workspace: templates,
    fontArgs: [{ fontBlobs: fontFiles.map((file) => readFileSync(file)) }],
  });

  return (order) => {
    try {
      const compiled = compiler.compile({
        mainFilePath: `${templates}${order.file}`,
        inputs: { data: order.data, printedAt: order.printedAt },
      });
      const document = compiled.result;
      if (!document) {
        const diagnostics = compiled.takeDiagnostics();
        throw new Error(describe(order.file, diagnostics ? compiler.fetchDiagnostics(diagnostics) : []));
      }
      return compiler.pdf(document, {
        pdfStandard: order.standard,
        pdfTags: order.tagged,
        creationTimestamp: order.createdAtSeconds,
      });
    } finally {
      compiler.evictCache(order.data.length > longData ? 0 : keptGenerations);
    }
  };
}

/** The template's fault, by message and place; never the data, which may be personal. */
function describe(file: string, diagnostics: readonly unknown[]): string {
  const messages = diagnostics.map((one) => {
    const { message, path, range } = Object(one) as Record<string, unknown>;
    return [path, range, message]
      .filter((part) => typeof part === "string")
      .join(" ")
      .replaceAll(templates, "");
  });
  return `The template ${file} does not compile: ${messages.join("; ")}`;
}
