import { z } from "zod";
import { type AnyContract, runnerErrors } from "#platform/kernel/contract.ts";

type JsonSchema = Record<string, unknown> & { properties?: Record<string, unknown>; required?: string[] };

const pathParameters = (path: string) => [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? "");

/** Refusals of one operation grouped by status: the runner's own that can occur, and the declared ones. */
function refusalsByStatus(contract: AnyContract): Map<number, string[]> {
  const codes: Array<[string, number]> = [
    ...Object.entries(runnerErrors).filter(([code]) => {
      if (contract.permission === "public" && ["SIGN_IN_REQUIRED", "FORBIDDEN"].includes(code)) return false;
      if (code === "SECOND_FACTOR_REQUIRED") return contract.freshSecondFactor === true;
      return contract.kind === "command" || !code.startsWith("IDEMPOTENCY");
    }),
    ...Object.entries(contract.errors),
  ];
  return Map.groupBy(codes, ([, status]) => status)
    .entries()
    .reduce(
      (grouped, [status, pairs]) =>
        grouped.set(
          status,
          pairs.map(([code]) => code),
        ),
      new Map<number, string[]>(),
    );
}

function describe(contract: AnyContract): Record<string, unknown> {
  const input = z.toJSONSchema(contract.input, { io: "input", unrepresentable: "any" }) as JsonSchema;
  const { $schema: _dialect, ...inputSchema } = input;
  const inPath = new Set(pathParameters(contract.path));
  const properties = inputSchema.properties ?? {};
  const required = new Set(inputSchema.required ?? []);
  const viaAddress = contract.method === "GET" || contract.body === "bytes";
  const parameters = Object.entries(properties)
    .filter(([name]) => inPath.has(name) || viaAddress)
    .map(([name, schema]) => ({
      name,
      in: inPath.has(name) ? "path" : "query",
      required: inPath.has(name) || required.has(name),
      schema,
    }));
  const rest = Object.fromEntries(Object.entries(properties).filter(([name]) => !inPath.has(name)));
  const body =
    contract.body === "bytes"
      ? { "application/octet-stream": { schema: { type: "string", format: "binary" } } }
      : {
          "application/json": {
            schema: {
              ...inputSchema,
              properties: rest,
              required: [...required].filter((name) => !inPath.has(name)),
            },
          },
        };
  const { $schema: _outDialect, ...output } = z.toJSONSchema(contract.output, {
    io: "output",
    unrepresentable: "any",
  }) as JsonSchema;
  const idempotency = {
    name: "Idempotency-Key",
    in: "header",
    required: true,
    schema: { type: "string", format: "uuid" },
  };
  return {
    operationId: contract.name,
    summary: contract.summary,
    tags: [contract.name.split(".")[0]],
    description: `Permission: ${contract.permission}. Scope: ${contract.scope}.${contract.freshSecondFactor ? " Needs a fresh second factor." : ""}`,
    parameters:
      contract.kind === "command" && contract.permission !== "public" && contract.body !== "bytes"
        ? [...parameters, idempotency]
        : parameters,
    ...(viaAddress && contract.body !== "bytes" ? {} : { requestBody: { required: true, content: body } }),
    responses: {
      200:
        contract.answer === "file"
          ? {
              description: "The file.",
              content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } },
            }
          : { description: "Done.", content: { "application/json": { schema: output } } },
      ...Object.fromEntries(
        [...refusalsByStatus(contract)].map(([status, codes]) => [
          status,
          {
            description: codes.join(", "),
            content: { "application/json": { schema: { $ref: "#/components/schemas/Refusal" } } },
          },
        ]),
      ),
    },
    security: contract.permission === "public" ? [] : [{ session: [] }],
  };
}

/** OpenAPI 3.1 document of all operations, made from the same contracts that the server enforces. */
export function openApiDocument(contracts: readonly AnyContract[], version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const contract of contracts) {
    const path = `/api${contract.path.replaceAll(/:(\w+)/g, "{$1}")}`;
    const methods = (paths[path] ??= {});
    methods[contract.method.toLowerCase()] = describe(contract);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Sinergi",
      version,
      description:
        "Every operation of Sinergi. Commands take an Idempotency-Key; the same key with the same body answers the same once.",
    },
    servers: [{ url: "/" }],
    paths,
    components: {
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: "sinergi" } },
      schemas: {
        Refusal: {
          type: "object",
          required: ["code", "message"],
          properties: {
            code: { type: "string" },
            message: { type: "string", description: "In the language of Accept-Language (id or en)." },
            fields: {
              type: "array",
              items: {
                type: "object",
                properties: { path: { type: "string" }, message: { type: "string" } },
              },
            },
            details: {},
          },
        },
      },
    },
  };
}
