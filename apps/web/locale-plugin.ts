import { type ParseResult, type Plugin, parseSync } from "vite";

type Statement = ParseResult["program"]["body"][number];

/** Where the body of a component begins, just after its opening brace; nothing for what is no component. */
function bodyStart(statement: Statement): readonly number[] {
  if (statement.type === "ExportNamedDeclaration" && statement.declaration !== null) {
    return bodyStart(statement.declaration);
  }
  if (statement.type === "FunctionDeclaration") {
    return statement.id !== null && statement.body !== null && /^[A-Z]/.test(statement.id.name)
      ? [statement.body.start + 1]
      : [];
  }
  return [];
}

/**
 * Makes every component of our own follow the language: a switch of language must redraw all texts without
 * reloading (a half-filled form would be lost), and a forgotten hook would leave single words behind. Adds
 * `useLocale()` at the top of each `function Component()` of a .tsx file that draws something.
 */
export function localePlugin(): Plugin {
  return {
    name: "sinergi-locale",
    enforce: "pre",
    transform(code, id) {
      if (!id.endsWith(".tsx") || id.includes("node_modules")) return undefined;
      const { program } = parseSync(id, code, { lang: "tsx" });
      const starts = program.body.flatMap(bodyStart);
      if (starts.length === 0) return undefined;
      let out = code;
      for (const start of starts.toReversed()) {
        out = `${out.slice(0, start)} __useLocale();${out.slice(start)}`;
      }
      return { code: `import { useLocale as __useLocale } from "#platform/ui/locale.ts";${out}`, map: null };
    },
  };
}
