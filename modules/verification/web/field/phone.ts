import { queued } from "#platform/sync/outbox-state.ts";
import type { SealedStore, Write, WriteOutcome } from "#platform/sync/sealed-store.ts";
import type { Seal } from "#platform/sync/vault.ts";
import type { Questionnaire } from "../../contract/questionnaire-shapes.ts";
import type { Draft, Family, Item, PhoneSettings, StoredItem } from "./phone-shapes.ts";

export const formKey = (mark: { readonly code: string; readonly version: number }): string =>
  `${mark.code}@${mark.version}`;

/** What a write of the phone changes; absent = stays. `null` removes. */
export interface PhoneChange {
  readonly settings?: PhoneSettings;
  readonly families?: ReadonlyMap<string, Family | null>;
  readonly forms?: ReadonlyMap<string, Questionnaire>;
  readonly drafts?: ReadonlyMap<string, Draft | null>;
  readonly outbox?: ReadonlyMap<string, StoredItem | null>;
  readonly photos?: ReadonlyMap<string, Uint8Array<ArrayBuffer> | null>;
}

/**
 * Everything an opened phone holds: in memory for search and screens, sealed in the store. A change is stored first and
 * seen afterwards; where the storage is full nothing has changed and the caller is told.
 */
export class Phone {
  readonly #store: SealedStore;
  readonly #seal: Seal;
  readonly #listeners = new Set<() => void>();
  #version = 0;
  /** Writes go one after the other: two that read the same row must not overtake each other. */
  #last: Promise<unknown> = Promise.resolve();
  settings: PhoneSettings;
  readonly families = new Map<string, Family>();
  readonly forms = new Map<string, Questionnaire>();
  readonly drafts = new Map<string, Draft>();
  readonly outbox = new Map<string, StoredItem>();
  /** Rows that did not open: damaged storage, told to the person. */
  unreadable = 0;

  private constructor(store: SealedStore, seal: Seal, settings: PhoneSettings) {
    this.#store = store;
    this.#seal = seal;
    this.settings = settings;
  }

  /** A phone just enrolled. */
  static async make(store: SealedStore, seal: Seal, settings: PhoneSettings): Promise<Phone> {
    const phone = new Phone(store, seal, settings);
    await phone.change({ settings });
    return phone;
  }

  /** A phone opened with its PIN; null where it holds nothing. */
  static async load(store: SealedStore, seal: Seal): Promise<Phone | null> {
    const table = async <T>(name: string): Promise<{ rows: [string, T][]; unreadable: number }> => {
      const found = await store.all(seal, name);
      // What opens was sealed by this app: its shape is what it was.
      return { rows: found.rows as [string, T][], unreadable: found.unreadable };
    };
    const settings = (await table<PhoneSettings>("settings")).rows[0]?.[1];
    if (settings === undefined) return null;
    const phone = new Phone(store, seal, settings);
    const fill = async <T>(name: string, into: Map<string, T>) => {
      const { rows, unreadable } = await table<T>(name);
      for (const [id, value] of rows) into.set(id, value);
      phone.unreadable += unreadable;
    };
    await fill("families", phone.families);
    await fill("forms", phone.forms);
    await fill("drafts", phone.drafts);
    await fill("outbox", phone.outbox);
    return phone;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Counts up with every change: what screens compare. */
  readonly version = (): number => this.#version;

  /** Stores a change whole or not at all, then shows it. */
  change(change: PhoneChange): Promise<WriteOutcome> {
    return this.update(() => change);
  }

  /** As change, worked out from what the phone holds once all earlier writes are done; null = nothing to do. */
  update(work: (phone: Phone) => PhoneChange | null): Promise<WriteOutcome> {
    const next = this.#last.then(async (): Promise<WriteOutcome> => {
      const change = work(this);
      return change === null ? "ok" : this.#apply(change);
    });
    this.#last = next.catch(() => undefined);
    return next;
  }

  async #apply(change: PhoneChange): Promise<WriteOutcome> {
    const writes: Write[] = [];
    const add = (table: string, rows: ReadonlyMap<string, unknown> | undefined) => {
      for (const [id, value] of rows ?? []) writes.push({ table, id, value: value ?? undefined });
    };
    if (change.settings !== undefined)
      writes.push({ table: "settings", id: "phone", value: change.settings });
    add("families", change.families);
    add("forms", change.forms);
    add("drafts", change.drafts);
    add("outbox", change.outbox);
    add("photos", change.photos);
    const outcome = await this.#store.write(this.#seal, writes);
    if (outcome !== "ok") return outcome;
    if (change.settings !== undefined) this.settings = change.settings;
    takeIn(this.families, change.families);
    takeIn(this.forms, change.forms);
    takeIn(this.drafts, change.drafts);
    takeIn(this.outbox, change.outbox);
    this.#version += 1;
    for (const listener of this.#listeners) listener();
    return outcome;
  }

  photo(photoId: string): Promise<Uint8Array<ArrayBuffer> | null> {
    return this.#store.bytes(this.#seal, "photos", photoId);
  }

  photoIds(): Promise<string[]> {
    return this.#store.ids("photos");
  }

  /** Puts a finished item into the outbox, and its draft away, in one act. */
  queue(
    itemId: string,
    item: Item,
    about: { readonly title: string; readonly now: string; readonly draftId?: string },
  ) {
    return this.update(({ settings }) => {
      const order = settings.lastOrder + 1;
      const householdId = item.body.familyId;
      const photos = item.kind === "visit" ? item.body.photos : [];
      const stored: StoredItem = {
        ...queued({ itemId, householdId, order }),
        item,
        title: about.title,
        madeAt: about.now,
        photosLeft: photos.map(({ photoId }) => photoId),
        photosRefused: [],
        photoBytes: photos.reduce((sum, { byteSize }) => sum + byteSize, 0),
      };
      return {
        settings: { ...settings, lastOrder: order },
        outbox: new Map([[itemId, stored]]),
        ...(about.draftId === undefined ? {} : { drafts: new Map([[about.draftId, null]]) }),
      };
    });
  }
}

function takeIn<T>(into: Map<string, T>, rows: ReadonlyMap<string, T | null> | undefined): void {
  for (const [id, value] of rows ?? []) {
    if (value === null) into.delete(id);
    else into.set(id, value);
  }
}
