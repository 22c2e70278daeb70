import { describe, expect, it } from "vitest";
import { errorMessage, hasErrorMessage } from "#platform/i18n/errors.ts";
import { runnerErrors } from "#platform/kernel/contract.ts";
import { findAllContracts } from "./all-contracts.ts";

const contracts = await findAllContracts();
const codes = [
  ...new Set([
    ...Object.keys(runnerErrors),
    "INTERNAL",
    ...contracts.flatMap((contract) => Object.keys(contract.errors)),
  ]),
];

describe("every refusal", () => {
  it("has a sentence in Indonesian and in English, and they differ", () => {
    expect(codes.filter((code) => !hasErrorMessage(code))).toEqual([]);
    expect(codes.filter((code) => errorMessage(code, "id") === errorMessage(code, "en"))).toEqual([]);
  });

  it("speaks in sentences, not in codes", () => {
    for (const code of codes) {
      expect(errorMessage(code, "id"), code).toMatch(/^[A-Z«].{10,}[.?!]$/s);
      expect(errorMessage(code, "id"), code).not.toContain(code);
    }
  });
});

describe("every contract", () => {
  it("is named after its module and file, with a permission of its module and a documented sentence", () => {
    for (const contract of contracts) {
      const [module] = contract.name.split(".");
      expect(contract.name).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)*$/);
      if (contract.permission !== "public" && contract.permission !== "signed-in")
        expect(contract.permission.split(".")[0]).toBe(module);
      expect(contract.summary, contract.name).toMatch(/^[A-Z].+\.$/);
    }
  });
});
