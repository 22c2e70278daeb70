import type { Operation } from "#platform/runtime/operation.ts";
import { handler as liftHold } from "./lift-hold.ts";
import { handler as listHolds } from "./list-holds.ts";
import { handler as placeHold } from "./place-hold.ts";

export const operations: readonly Operation[] = [listHolds, placeHold, liftHold];
