import type { OutputOf } from "#platform/kernel/contract.ts";
import type { getLinkPair } from "../../contract/get-link-pair.ts";

export type PairView = OutputOf<typeof getLinkPair>;
export type Side = PairView["records"][number];
export type Part = PairView["pairs"][number]["parts"][number];
