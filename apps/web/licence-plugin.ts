import { readFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";

const root = path.resolve(import.meta.dirname, "../..");

/** Served name → the texts it is made of. Packages in the scripts are gathered by Vite itself (`build.license`). */
const texts: Readonly<Record<string, readonly string[]>> = {
  "sinergi.txt": ["NOTICE", "LICENSE"],
  "inter.txt": ["docs/licences/OFL-1.1-Inter.txt"],
  "atkinson-hyperlegible-next.txt": ["docs/licences/OFL-1.1-Atkinson-Hyperlegible-Next.txt"],
  "data-wilayah.txt": ["docs/licences/ODbL-1.0.md"],
  // Its compiled messages stand outside node_modules, where Vite does not see whose they are.
  "paraglide.txt": ["node_modules/@inlang/paraglide-js/LICENSE"],
};

/** Sends the licence texts along with what they cover: MIT and OFL both ask for it. */
export function licencePlugin(): Plugin {
  return {
    name: "sinergi-licences",
    generateBundle() {
      for (const [fileName, files] of Object.entries(texts)) {
        const source = files.map((file) => readFileSync(path.join(root, file), "utf8")).join("\n\n");
        this.emitFile({ type: "asset", fileName: `lisensi/${fileName}`, source });
      }
    },
  };
}
