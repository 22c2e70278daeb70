import type { z } from "zod";
import type { AnyContract, CallOf, ErrorOf, OutputOf } from "#platform/kernel/contract.ts";
import type { OutboxEntry } from "#platform/sync/outbox-state.ts";
import type { readCaseload } from "../../contract/read-caseload.ts";
import type { Conflict, OutboxItem, VisitBody } from "../../contract/sync-shapes.ts";
import type { uploadItem } from "../../contract/upload-item.ts";
import type { Answers, PhotoMark, VisitResult } from "../../contract/visit-shapes.ts";

export type Family = OutputOf<typeof readCaseload>["families"][number];
export type Verdict = OutputOf<typeof uploadItem>["answer"];
export type Item = z.input<typeof OutboxItem>;
export type VisitItem = z.input<typeof VisitBody>;
export type FieldConflict = z.output<typeof Conflict>;
export type Photo = z.input<typeof PhotoMark>;

/** What the phone knows of itself. */
export interface PhoneSettings {
  readonly deviceId: string;
  readonly token: string;
  readonly ownerId: string;
  /** Greatest change number whose page is stored. */
  readonly after: number;
  readonly places: readonly string[];
  /** Families that left the caseload while a draft or an unsent item still needs them. */
  readonly leaving: readonly string[];
  /** When the server last said that nothing more has changed; ISO. */
  readonly freshAt: string | null;
  /** Last place given in the order of the outbox. */
  readonly lastOrder: number;
  readonly newestAppWanted: boolean;
}

/** A visit being made: written after every answer, so that a killed app loses one tap. */
export interface Draft {
  readonly visitId: string;
  readonly familyId: string;
  readonly taskId: string | null;
  readonly questionnaire: { readonly code: string; readonly version: number } | null;
  readonly baseRevision: number;
  readonly base: VisitItem["base"];
  readonly answers: Answers;
  readonly result: VisitResult | null;
  readonly about: VisitItem["about"];
  readonly note: string;
  readonly photos: readonly Photo[];
  readonly settled: NonNullable<VisitItem["settled"]>;
  readonly startedAt: string;
  readonly savedAt: string;
  readonly position: {
    readonly latitude: number;
    readonly longitude: number;
    readonly accuracyMetres: number;
  } | null;
}

/** Why an item of the outbox came back, in the server's words; INVALID_INPUT and ITEM_ALTERED are faults of the app. */
export type ItemEnd =
  | { readonly kind: "accepted"; readonly changes: number }
  | {
      readonly kind: "refused";
      readonly code: string;
      readonly message: string;
      readonly fields: ReadonlyArray<{ readonly path: string; readonly fault: string }>;
    }
  | { readonly kind: "conflict"; readonly conflicts: readonly FieldConflict[] };

export interface StoredItem extends OutboxEntry<ItemEnd> {
  readonly item: Item;
  readonly madeAt: string;
  /** Names shown in the list without opening the item. */
  readonly title: string;
  /** Photos whose bytes the server has not confirmed as whole. */
  readonly photosLeft: readonly string[];
  /** Photos the server will never take; shown to the person, the bytes stay until the item is cleared. */
  readonly photosRefused: readonly string[];
  readonly photoBytes: number;
}

/** How the phone asks the server: `call` of platform/ui/api.ts; never throws. */
export type Ask = <C extends AnyContract>(
  contract: C,
  input: CallOf<C>,
  more?: { readonly bytes?: Uint8Array<ArrayBuffer>; readonly idempotencyKey?: string },
) => Promise<
  | { readonly ok: true; readonly out: OutputOf<C> }
  | {
      readonly ok: false;
      readonly status: number;
      readonly refusal: {
        readonly code: ErrorOf<C> | string;
        readonly message: string;
        readonly details?: unknown;
      };
    }
>;
