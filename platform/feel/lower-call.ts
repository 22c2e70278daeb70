import { type Node, type NodeOf, problem, type Rule, type Span } from "./ast.ts";
import { builtins } from "./builtins.ts";
import { type FeelFunction, mayAsk } from "./catalogue.ts";
import type { Lowering } from "./lowering.ts";
import { between, extreme, fact as numberFact, rounded, turned, whole } from "./numbers.ts";
import { nearest } from "./suggest.ts";
import type { FactRef, Num, Typed } from "./typed.ts";

/** Functions of the language by name, functions of the catalogue by their parameters. */
export function lowerCall(with_: Lowering, node: NodeOf<"call">): Typed | null {
  const { setting, tell } = with_;
  if (builtins.has(node.name)) return builtin(with_, node);
  const known = setting.catalogue.functions.get(node.name);
  if (known === undefined) {
    const names = [...builtins.keys(), ...setting.catalogue.functions.keys()];
    const suggestion = nearest(node.name.replaceAll(" ", "_"), names) ?? "";
    return tell(problem("UNKNOWN_FUNCTION", node, { name: node.name, suggestion }));
  }
  if (setting.unit !== undefined && !mayAsk(setting.unit, known.appliesTo, known.name)) {
    const params = { name: known.name, unit: setting.unit, appliesTo: known.appliesTo };
    return tell(problem("WRONG_UNIT", node, params));
  }
  const least = known.parameters.filter((parameter) => !parameter.optional).length;
  if (node.args.length < least || node.args.length > known.parameters.length)
    return wrongArguments(with_, node, known.example);
  const args = node.args.map((arg, index) => argument(with_, node, known, index, arg));
  if (args.some((arg) => arg === null)) return null;
  const ref: FactRef = { kind: "call", name: known.name, args: args.filter((arg) => arg !== null) };
  return known.returns === "number"
    ? { type: "number", of: numberFact(ref, spanOf(node)) }
    : { type: "boolean", of: { is: "ref", ref, at: spanOf(node) } };
}

function spanOf({ from, to }: Span): Span {
  return { from, to };
}

function wrongArguments({ tell }: Lowering, node: NodeOf<"call">, example: string): null {
  return tell(problem("WRONG_ARGUMENTS", node, { name: node.name, example }));
}

function argument(
  with_: Lowering,
  call: NodeOf<"call">,
  known: FeelFunction,
  index: number,
  arg: Node,
): string | number | Rule | null {
  const { setting, tell } = with_;
  const parameter = known.parameters[index];
  if (parameter?.kind === "person-rule") {
    if (setting.withinMembers === true) return tell(problem("MEMBERS_WITHIN_MEMBERS", arg));
    return with_.members(arg);
  }
  if (arg.kind !== "text") return wrongArguments(with_, call, known.example);
  if (parameter?.kind === "value") {
    const values = parameter.values ?? [];
    const value = values.find((one) => one.value === arg.value);
    if (value !== undefined) return value.codes?.[0] ?? value.value;
    const words = values.map((one) => one.value);
    const suggestion = nearest(arg.value, words) ?? "";
    return tell(
      problem("UNKNOWN_VALUE", arg, {
        value: arg.value,
        fact: known.name,
        suggestion,
        known: words.join(", "),
      }),
    );
  }
  const { programmes } = setting;
  if (programmes === undefined) return arg.value;
  const named = (text: string) => programmes.find(({ code, names }) => code === text || names.includes(text));
  if (parameter?.kind === "programme") {
    if (named(arg.value) !== undefined) return arg.value;
    const suggestion =
      nearest(
        arg.value,
        programmes.flatMap(({ code, names }) => [...names, code]),
      ) ?? "";
    return tell(problem("UNKNOWN_PROGRAMME", arg, { name: arg.value, suggestion }));
  }
  const [first] = call.args;
  const programme = first?.kind === "text" ? named(first.value) : undefined;
  if (programme === undefined || programme.components.includes(arg.value)) return arg.value;
  const suggestion = nearest(arg.value, programme.components) ?? "";
  const known_ = programme.components.join(", ");
  return tell(
    problem("UNKNOWN_COMPONENT", arg, {
      name: arg.value,
      programme: programme.code,
      suggestion,
      known: known_,
    }),
  );
}

function builtin(with_: Lowering, node: NodeOf<"call">): Typed | null {
  const at = spanOf(node);
  const [first, second] = node.args;
  const wrong = () => wrongArguments(with_, node, builtins.get(node.name)?.example ?? "");
  if (first === undefined) return wrong();
  const number = (of: Num): Typed => ({ type: "number", of });
  switch (node.name) {
    case "not": {
      const of = node.args.length === 1 ? with_.bool(first) : wrong();
      return of && "is" in of ? { type: "boolean", of: { is: "not", of, at } } : null;
    }
    case "min":
    case "max": {
      const of = node.args.map(with_.num);
      const all = of.filter((one) => one !== null);
      return all.length < of.length ? null : number(extreme(node.name, all, at));
    }
    case "tahun_antara":
    case "bulan_antara": {
      if (second === undefined || node.args.length > 2) return wrong();
      const [since, until] = [with_.day(first), with_.day(second)];
      if (since === null || until === null) return null;
      return number(between(node.name === "tahun_antara" ? "years" : "months", since, until, at));
    }
    default: {
      const of = with_.num(first);
      if (of === null) return null;
      if (node.name === "round") {
        const digits =
          second === undefined
            ? 0
            : second.kind === "number" && second.scale === 0
              ? Number(second.digits)
              : -1;
        return digits < 0 || digits > 6 || node.args.length > 2 ? wrong() : number(rounded(of, digits, at));
      }
      if (second !== undefined) return wrong();
      if (node.name === "abs") return number(turned("abs", of, at));
      return number(whole(node.name === "floor" ? "floor" : "ceiling", of, at));
    }
  }
}
