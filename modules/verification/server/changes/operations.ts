import type { Operation } from "#platform/runtime/operation.ts";
import { handler as decideChanges } from "./decide-changes.ts";
import { handler as listChangesProposed } from "./list-changes-proposed.ts";

export const operations: readonly Operation[] = [listChangesProposed, decideChanges];
