/** What the minutes of a hand-over say, as far as the rules look at it. */
export interface HandoverFacts {
  readonly outcome: "full" | "partial" | "refused" | "not-met";
  readonly quantity: number;
  readonly receiverName: string;
  readonly hasSignature: boolean;
  readonly serialNumber: string;
  readonly note: string;
}

export type HandoverFault =
  | "QUANTITY_WRONG"
  | "RECEIVER_MISSING"
  | "SIGNATURE_MISSING"
  | "SERIAL_MISSING"
  | "NOTE_MISSING";

/**
 * Whether minutes are complete: "full" hands over all that is left, "partial" some of it, the others nothing and
 * say why. Goods that left our hands have a receiver, a signature and, where they carry one, a serial number.
 */
export function handoverFault(
  facts: HandoverFacts,
  left: number,
  serialNumbered: boolean,
): HandoverFault | undefined {
  const { outcome, quantity } = facts;
  const right =
    outcome === "full"
      ? quantity === left
      : outcome === "partial"
        ? quantity > 0 && quantity < left
        : quantity === 0;
  if (!right) return "QUANTITY_WRONG";
  if (quantity === 0) return facts.note.length < 5 ? "NOTE_MISSING" : undefined;
  if (facts.receiverName.length < 2) return "RECEIVER_MISSING";
  if (!facts.hasSignature) return "SIGNATURE_MISSING";
  if (serialNumbered && facts.serialNumber === "") return "SERIAL_MISSING";
  return undefined;
}
