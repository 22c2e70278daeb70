import path from "node:path";
import react from "@vitejs/plugin-react";
import type { InlineConfig } from "vite";
import { contractPlugin } from "./contract-plugin.ts";
import { licencePlugin } from "./licence-plugin.ts";
import { localePlugin } from "./locale-plugin.ts";
import { mantineStylesPlugin } from "./mantine-styles-plugin.ts";
import { themePlugin } from "./theme-plugin.ts";

const here = import.meta.dirname;
const outDir = path.resolve(here, "../../dist/web");

const shared: InlineConfig = {
  configFile: false,
  root: here,
  logLevel: "warn",
  // A data: address would need a wider content security policy.
  build: { outDir, assetsInlineLimit: 0, target: "es2022" },
};

/** The office and everything it loads later, with names that change with their content. */
export const officeBuild: InlineConfig = {
  ...shared,
  plugins: [contractPlugin(), localePlugin(), themePlugin(), mantineStylesPlugin(), licencePlugin(), react()],
  build: {
    ...shared.build,
    emptyOutDir: true,
    manifest: true,
    // Text of every package in the scripts; shown at /tentang.
    license: { fileName: "lisensi/paket.txt" },
    // The list of what each page needs would weigh 6 kB on every first load; a page asks for its own parts.
    modulePreload: false,
  },
};

/** /boot.js: one small classic script that runs before the first paint. */
export const bootBuild: InlineConfig = {
  ...shared,
  publicDir: false,
  build: {
    ...shared.build,
    emptyOutDir: false,
    lib: {
      entry: path.resolve(here, "../../platform/ui/a11y/boot.ts"),
      formats: ["iife"],
      name: "sinergiBoot",
      fileName: () => "boot.js",
    },
  },
};
