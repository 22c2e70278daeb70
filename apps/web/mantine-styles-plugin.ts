import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";

const list = path.resolve(import.meta.dirname, "../../platform/ui/theme/mantine.css");
const styles = path.resolve(import.meta.dirname, "../../node_modules/@mantine/core/styles");

/** Styles that no component's own file names. */
const always = new Set(["baseline", "global"]);

/** The two components that would write inline <style> tags; the provider is told not to draw them (ADR 0004). */
const inlineMakers = /@mantine\/core\/esm\/.*\/(MantineCssVariables|MantineClasses)\.mjs$/;

/**
 * Holds theme/mantine.css to what the bundle really draws: a component without its styles looks broken and no
 * type tells; one that is listed in vain weighs on every page.
 */
export function mantineStylesPlugin(): Plugin {
  return {
    name: "sinergi-mantine-styles",
    // Never drawn, yet bundled with 3 kB (gzip) of default colours: left out.
    load: (id) => {
      const name = inlineMakers.exec(id)?.[1];
      return name === undefined ? undefined : `export const ${name} = () => null;`;
    },
    generateBundle(_options, bundle) {
      const drawn = new Set<string>();
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== "chunk") continue;
        for (const id of Object.keys(chunk.modules)) {
          const name = /@mantine\/core\/esm\/.*\/(\w+)\.module\.mjs$/.exec(id)?.[1];
          if (name !== undefined && existsSync(path.join(styles, `${name}.layer.css`))) drawn.add(name);
        }
      }
      const text = readFileSync(list, "utf8");
      const listed = new Set(
        [...text.matchAll(/styles\/([\w-]+)\.layer\.css/g)].map((match) => match[1] ?? ""),
      );
      const missing = [...drawn].filter((name) => !listed.has(name));
      const idle = [...listed].filter((name) => !drawn.has(name) && !always.has(name));
      if (missing.length > 0) {
        this.error(
          `platform/ui/theme/mantine.css lacks the styles of ${missing.join(", ")}: add their @import lines.`,
        );
      }
      if (idle.length > 0) this.warn(`platform/ui/theme/mantine.css lists ${idle.join(", ")} in vain.`);
    },
  };
}
