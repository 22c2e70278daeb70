import type { OutputOf } from "#platform/kernel/contract.ts";
import type { getEnrolment } from "../../contract/get-enrolment.ts";
import type { summariseEntitlements } from "../../contract/summarise-entitlements.ts";

/** An enrolment as its page and acts show it. */
export type EnrolmentPageData = OutputOf<typeof getEnrolment>;

/** One stage of a programme with what was generated of it. */
export type InstalmentRow = OutputOf<typeof summariseEntitlements>["instalments"][number];
