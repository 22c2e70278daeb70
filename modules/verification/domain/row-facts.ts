import { maskNumber } from "#platform/kernel/nik.ts";
import type { RowContent } from "../contract/proposal-shapes.ts";

interface RowFact {
  readonly field: string;
  readonly value: string;
}

const masked = new Set(["nik", "kkNumber"]);

const fact = (field: string, value: string | number | null | undefined): RowFact[] =>
  value === null || value === undefined || value === ""
    ? []
    : [{ field, value: masked.has(field) ? maskNumber(String(value)) : String(value) }];

/** What a row proposes, as its reader sees it: field by field, numbers masked, nothing that is empty. */
export function rowFacts(content: RowContent): RowFact[] {
  switch (content.kind) {
    case "new-family": {
      const { address, members, kkNumber } = content;
      return [
        ...fact("kkNumber", kkNumber),
        ...fact("address", [address.address, address.hamlet].filter(Boolean).join(", ")),
        ...fact("rt", address.rt),
        ...fact("rw", address.rw),
        ...members.flatMap(({ name, nik, bornOn }) =>
          fact(
            "member",
            [name, nik === null ? "" : maskNumber(nik), bornOn ?? ""].filter(Boolean).join(" · "),
          ),
        ),
      ];
    }
    case "change":
      return Object.entries(content.changes).flatMap(([field, value]) => fact(field, value));
    case "death":
      return fact("happenedOn", content.happenedOn);
    case "move":
      return [...fact("happenedOn", content.happenedOn), ...fact("destination", content.destination)];
    case "removal":
      return [];
    default:
      return content satisfies never;
  }
}
