import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { getWhy } from "../../contract/get-why.ts";
import { readWhy, whySubjects } from "./read-why.ts";
import { noStanding, type StandingOf } from "./standing-port.ts";

/** The operation with the read of the module that decides. */
export const getWhyWith = (standingOf: StandingOf) =>
  query(getWhy, async (tx, input, { now }) => {
    const found = await readWhy(tx, input, now, standingOf);
    if (found === "programme") return refuse("PROGRAMME_NOT_FOUND");
    if (found === "subject") return refuse("SUBJECT_NOT_FOUND");
    return shown(found.why, { purpose: "programme-why", subjects: whySubjects(found.explained) });
  });

export const handler = getWhyWith(noStanding);
