import path from "node:path";
import type { Plugin } from "vite";

const standIn = path.resolve(import.meta.dirname, "../../platform/ui/contract-shapes.ts");
const describesShapes = /\/contract\/|\/platform\/kernel\/|\/platform\/feel\/fact-file\.ts$/;

/** Gives contracts, and the shape of facts they share with FEEL, a stand-in for zod (platform/ui/contract-shapes.ts); other code of the web gets the real one. */
export function contractPlugin(): Plugin {
  return {
    name: "sinergi-contract",
    enforce: "pre",
    resolveId(source, importer) {
      return source === "zod" && importer !== undefined && describesShapes.test(importer)
        ? standIn
        : undefined;
    },
  };
}
