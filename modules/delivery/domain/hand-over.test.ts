import { expect, it } from "vitest";
import { type HandoverFacts, handoverFault } from "./hand-over.ts";

const whole: HandoverFacts = {
  outcome: "full",
  quantity: 3,
  receiverName: "Sarmanah",
  hasSignature: true,
  serialNumber: "",
  note: "",
};
const nothing = { quantity: 0, receiverName: "", hasSignature: false } as const;

/** What is said, of three units left, and whether the goods carry a serial number. */
it.each([
  ["all that is left", {}, false, undefined],
  ["more than is left", { quantity: 4 }, false, "QUANTITY_WRONG"],
  ["less than is left, called full", { quantity: 2 }, false, "QUANTITY_WRONG"],
  ["a part", { outcome: "partial", quantity: 2 }, false, undefined],
  ["everything, called a part", { outcome: "partial" }, false, "QUANTITY_WRONG"],
  ["nothing, called a part", { outcome: "partial", quantity: 0 }, false, "QUANTITY_WRONG"],
  ["without a receiver", { receiverName: "S" }, false, "RECEIVER_MISSING"],
  ["without a signature", { hasSignature: false }, false, "SIGNATURE_MISSING"],
  ["without its serial number", {}, true, "SERIAL_MISSING"],
  ["with its serial number", { serialNumber: "KR-0091" }, true, undefined],
  ["refused, with the reason", { ...nothing, outcome: "refused", note: "Sudah punya" }, false, undefined],
  ["refused, without a reason", { ...nothing, outcome: "refused" }, false, "NOTE_MISSING"],
  ["refused, yet one was taken", { outcome: "refused", quantity: 1 }, false, "QUANTITY_WRONG"],
  ["not met, with the reason", { ...nothing, outcome: "not-met", note: "Rumah kosong" }, true, undefined],
  ["not met, without a reason", { ...nothing, outcome: "not-met", note: "ok" }, false, "NOTE_MISSING"],
] as const)("%s", (_name, more, serialNumbered, fault) => {
  expect(handoverFault({ ...whole, ...more }, 3, serialNumbered)).toBe(fault);
});
