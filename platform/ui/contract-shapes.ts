/**
 * Stands in for zod in the contracts that the browser loads. A contract tells the browser only where to call;
 * the server checks every shape, so 24 kB (gzip) of checking would travel for nothing. Lists of `z.enum` stay,
 * because screens offer them as choices; whatever would check a value throws.
 */
const checks = new Set(["parse", "safeParse", "parseAsync", "safeParseAsync", "decode", "encode"]);

function shape(known: Readonly<Record<string, unknown>>): unknown {
  const self: unknown = new Proxy(() => self, {
    get(_target, name) {
      if (typeof name === "symbol" || name === "then") return undefined;
      if (checks.has(name)) throw new Error("Contracts do not check shapes in the browser; the server does");
      if (name === "meta" || name === "describe") return () => self;
      return name in known ? known[name] : shape({});
    },
    apply: () => shape({}),
  });
  return self;
}

function enumShape(values: readonly string[]): unknown {
  return shape({ options: values, enum: Object.fromEntries(values.map((value) => [value, value])) });
}

export const z: unknown = shape({ enum: enumShape });
