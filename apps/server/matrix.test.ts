import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { AnyContract } from "#platform/kernel/contract.ts";
import { newId } from "#platform/kernel/ids.ts";
import type { Actor } from "#platform/runtime/actor.ts";
import type { Operation } from "#platform/runtime/operation.ts";
import { type Answer, type Call, runOperation } from "#platform/runtime/run-operation.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { cloneDatabase } from "#platform/testkit/database.ts";
import type { MatrixCall, MatrixCase, MatrixHelper } from "#platform/testkit/matrix.ts";
import { findAllContracts, findCaseFile } from "./all-contracts.ts";
import { operations } from "./compose.ts";

/**
 * Every operation × {no session, wrong role, wrong area, wrong compartment, success, replay, stale}. What
 * applies is derived from the contract, never chosen by the case; a missing case fails the run.
 */
let database: Awaited<ReturnType<typeof cloneDatabase>>;
let tried = 0;

beforeAll(async () => {
  database = await cloneDatabase(inject("databaseSocket"));
});
afterAll(async () => {
  await database.dispose();
  process.stdout.write(`matrix: ${operations.length} operations, ${tried} attacks tried\n`);
});

const contracts = await findAllContracts();

/** An area that shares no place with the case's: Kota Cilegon, or Lebak for a case that lives in Cilegon. */
const foreignArea = (areaCode: string) => (areaCode.startsWith("3672") ? "3602" : "3672");

async function loadCase(contract: AnyContract): Promise<MatrixCase> {
  const file = findCaseFile(contract.name);
  if (file === undefined) throw new Error(`no matrix case beside the handler of ${contract.name}`);
  const module = (await import(pathToFileURL(file).href)) as { matrixCase?: MatrixCase };
  if (!module.matrixCase) throw new Error(`the case file of ${contract.name} exports no matrixCase`);
  return module.matrixCase;
}

async function villageIn(area: string): Promise<string> {
  const { rows } = await database.owner.query<{ code: string }>(
    "select p.code from places p where p.code like $1 and length(p.code) = 10 order by p.code limit 1",
    [`${area}%`],
  );
  return rows[0]?.code ?? `${area.padEnd(6, "0")}2001`;
}

async function prepare(
  contract: AnyContract,
  matrixCase: MatrixCase,
): Promise<{ call: MatrixCall; insider: Actor; outsider: Actor }> {
  const areaCode = matrixCase.areaCode ?? "3602";
  const granted =
    contract.permission === "public" || contract.permission === "signed-in" ? [] : [contract.permission];
  const compartments = matrixCase.compartments ?? [];
  const base = anActor({ areaCode, compartments, permissions: granted });
  const helper: MatrixHelper = {
    insider: base,
    villageInside: await villageIn(areaCode),
    villageOutside: await villageIn(foreignArea(areaCode)),
  };
  const call = await matrixCase.prepare(database, helper);
  const { permissions, ...changes } = call.actor ?? {};
  const insider: Actor = { ...base, ...changes, permissions: new Set([...granted, ...(permissions ?? [])]) };
  const outsider: Actor = {
    ...insider,
    userId: newId(),
    sessionId: newId(),
    areaCode: foreignArea(areaCode),
    compartments,
  };
  return { call, insider, outsider };
}

async function attempt(
  operation: Operation,
  actor: Actor | null,
  input: unknown,
  call: MatrixCall,
  more: Partial<Call> = {},
) {
  tried += 1;
  let delivered = "";
  const answer: Answer = await runOperation(
    { database, clock: () => new Date(), message: (code) => code },
    operation,
    {
      actor,
      input,
      idempotencyKey: newId(),
      ip: "127.0.0.1",
      ...(call.body === undefined ? {} : { body: call.body() as never }),
      deliver: async ({ stream }) => {
        for await (const chunk of stream) delivered += Buffer.from(chunk as Buffer).toString("latin1");
      },
      ...more,
    },
  );
  return { answer, told: JSON.stringify(answer) + delivered };
}

function expectNothingTold(
  matrixCase: MatrixCase,
  call: MatrixCall,
  { answer, told }: { answer: Answer; told: string },
): void {
  const expected = matrixCase.outsider ?? "not-found";
  if (expected === "empty") expect(answer.ok).toBe(true);
  else expect(answer).toMatchObject({ ok: false, status: expected === "not-found" ? 404 : expected });
  for (const secret of call.secrets ?? []) expect(told).not.toContain(secret);
}

describe("the matrix is complete", () => {
  it("mounts every contract exactly once, each under its own address and name", () => {
    const mounted = operations.map((operation) => operation.contract.name);
    expect(mounted.toSorted()).toEqual(contracts.map((contract) => contract.name).toSorted());
    const addresses = operations.map(
      ({ contract }) => `${contract.method} ${contract.path.replaceAll(/:\w+/g, ":")}`,
    );
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it("has a case beside every operation", () => {
    expect(
      operations.map(({ contract }) => contract.name).filter((name) => findCaseFile(name) === undefined),
    ).toEqual([]);
  });
});

describe.each(operations.map((operation) => [operation.contract.name, operation] as const))(
  "%s",
  (_name, operation) => {
    const { contract } = operation;
    const isKeyed =
      contract.kind === "command" && contract.permission !== "public" && contract.body !== "bytes";

    it("tells nobody anything without a session, without the permission, from another area or compartment", async () => {
      const matrixCase = await loadCase(contract);
      const { call, insider, outsider } = await prepare(contract, matrixCase);
      if (contract.permission !== "public") {
        expect((await attempt(operation, null, call.input, call)).answer).toMatchObject({
          ok: false,
          status: 401,
        });
        if (contract.permission !== "signed-in") {
          const powerless = {
            ...insider,
            permissions: new Set([...insider.permissions].filter((name) => name !== contract.permission)),
          };
          expect((await attempt(operation, powerless, call.input, call)).answer).toMatchObject({
            ok: false,
            status: 403,
          });
          const restricted = { ...insider, restricted: true };
          expect((await attempt(operation, restricted, call.input, call)).answer).toMatchObject({
            ok: false,
            status: 403,
          });
        }
      }
      if (contract.scope === "area" || contract.scope === "compartment") {
        expectNothingTold(matrixCase, call, await attempt(operation, outsider, call.input, call));
        expectNothingTold(
          matrixCase,
          call,
          await attempt(operation, { ...insider, areaCode: "" }, call.input, call),
        );
      }
      if (contract.scope === "compartment") {
        expect(
          matrixCase.compartments?.length,
          "a case of scope compartment names its compartments",
        ).toBeGreaterThan(0);
        expectNothingTold(
          matrixCase,
          call,
          await attempt(operation, { ...insider, compartments: [] }, call.input, call),
        );
      }
      if (contract.freshSecondFactor) {
        expect(
          (await attempt(operation, { ...insider, secondFactorAt: null }, call.input, call)).answer,
        ).toMatchObject({ status: 401 });
      }
    });

    it("works for the one who may", async () => {
      const { call, insider } = await prepare(contract, await loadCase(contract));
      const { answer } = await attempt(
        operation,
        contract.permission === "public" ? null : insider,
        call.input,
        call,
      );
      expect(answer).toMatchObject({ ok: true });
    });

    if (isKeyed)
      it("does its work once however often it is sent, and refuses the key for other input", async () => {
        const { call, insider } = await prepare(contract, await loadCase(contract));
        const idempotencyKey = newId();
        const first = await attempt(operation, insider, call.input, call, { idempotencyKey });
        const effects = await call.countEffects?.();
        const again = await attempt(operation, insider, call.input, call, { idempotencyKey });
        expect(first.answer).toMatchObject({ ok: true, replayed: false });
        if (contract.secret) {
          expect(again.answer).toMatchObject({ status: 409, refusal: { code: "ANSWER_NOT_KEPT" } });
        } else expect(again.answer).toEqual({ ...first.answer, replayed: true });
        expect(await call.countEffects?.()).toBe(effects);
        if (call.otherInput && !contract.secret) {
          expect(
            (await attempt(operation, insider, call.otherInput, call, { idempotencyKey })).answer,
          ).toMatchObject({
            status: 409,
            refusal: { code: "IDEMPOTENCY_KEY_REUSED" },
          });
        }
      });

    if (inputHas(contract, "baseRevision"))
      it("refuses what was decided on an outdated revision", async () => {
        const { call, insider } = await prepare(contract, await loadCase(contract));
        expect(call.staleInput, "a case whose input has baseRevision gives a stale input").toBeDefined();
        expect((await attempt(operation, insider, call.staleInput, call)).answer).toMatchObject({
          ok: false,
          status: 409,
        });
      });
  },
);

function inputHas(contract: AnyContract, property: string): boolean {
  const shape = (contract.input as { shape?: Record<string, unknown> }).shape;
  return shape !== undefined && property in shape;
}
