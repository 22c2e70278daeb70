import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const folder = dirname(createRequire(import.meta.url).resolve("@expo-google-fonts/inter/package.json"));

/** The weights the templates use (Inter, SIL Open Font License 1.1); no other font is looked at. */
export const fontFiles: readonly string[] = ["400Regular", "500Medium", "600SemiBold", "700Bold"].map(
  (weight) => join(folder, weight, `Inter_${weight}.ttf`),
);
