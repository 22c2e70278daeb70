import file from "#reference/facts/facts.json" with { type: "json" };
import { readCatalogue } from "./catalogue.ts";
import { FactFile } from "./fact-file.ts";

/** reference/facts/facts.json, held against its shape when the process starts. */
export const factFile = FactFile.parse(file);

/** The catalogue of this installation. */
export const factCatalogue = readCatalogue(factFile);
