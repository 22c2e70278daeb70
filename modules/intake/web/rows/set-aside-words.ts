import { m } from "#messages/messages.js";
import { SetAsideReason } from "../../contract/set-aside.ts";

const words: Readonly<Record<SetAsideReason, () => string>> = {
  repeated: m.intake_why_repeated,
  "not-of-this-area": m.intake_why_not_of_this_area,
  "not-a-person": m.intake_why_not_a_person,
  "sender-cannot-say": m.intake_why_sender_cannot_say,
  other: m.intake_why_other,
};

export const setAsideReasons = SetAsideReason.options;

/** Why a row was given up, with the officer's own words where there are any. */
export function setAsideWords(reason: SetAsideReason | null, note = ""): string {
  const why = reason === null ? m.intake_why_unknown() : words[reason]();
  if (note === "") return why;
  return reason === "other" ? note : `${why}: ${note}`;
}
