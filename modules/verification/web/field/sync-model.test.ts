import "fake-indexeddb/auto";
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { Dexie } from "dexie";
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { aFamily, type BuiltFamily } from "#modules/registry/server/testing/builders.ts";
import type { AnyContract } from "#platform/kernel/contract.ts";
import { newId } from "#platform/kernel/ids.ts";
import type { Operation } from "#platform/runtime/operation.ts";
import { SealedStore, type Write, type WriteOutcome } from "#platform/sync/sealed-store.ts";
import { makeVault, openVault, type Seal } from "#platform/sync/vault.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { operations as questionnaireOperations } from "../../server/questionnaires/operations.ts";
import { operations as syncOperations } from "../../server/sync/operations.ts";
import { aDevice, aJpeg, aUser } from "../../server/testing/devices.ts";
import { aQuestionnaire } from "../../server/testing/questionnaire.ts";
import { Phone } from "./phone.ts";
import type { Ask, StoredItem } from "./phone-shapes.ts";
import { runSync } from "./run-sync.ts";
import { conflictKey, settle } from "./settle-conflict.ts";
import { reopened, startDraft, visitItem } from "./visit-draft.ts";

/**
 * Random days of two phones on the same families, against the real operations and the real database: what the worker
 * finished is on the server once, or stands in an outbox with its reason. Nothing else is possible.
 */
const db = useDatabase();
const village = "3602142001";
const worker = anActor({
  areaCode: "360214",
  permissions: ["verification.visit.sync", "verification.visit.enrol", "verification.questionnaire.read"],
});
const handlers = new Map<string, Operation>(
  [...syncOperations, ...questionnaireOperations].map((one) => [one.contract.name, one]),
);
const derive = async (pin: string, salt: Uint8Array) =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${pin} ${salt.join()}`)));
const pin = "830174";
let families: BuiltFamily[] = [];
let form = { code: "", version: 1 };

beforeAll(async () => {
  await aUser(db(), worker.areaCode, worker.userId);
  families = [await aFamily(db(), { placeCode: village }), await aFamily(db(), { placeCode: village })];
  form = { code: await aQuestionnaire(db()), version: 1 };
});

type Line = "good" | "offline" | "lost-reply" | "twice" | "cut-after-3" | "busy";

class FullAtTimes extends SealedStore {
  full = false;

  override async write(seal: Seal, writes: readonly Write[]): Promise<WriteOutcome> {
    return this.full ? "STORAGE_FULL" : super.write(seal, writes);
  }
}

/** A phone that can be killed and started again on what it stored. */
class Handset {
  readonly name = newId();
  store = new FullAtTimes(this.name);
  phone: Phone | undefined;
  line: Line = "good";
  nowMs = 1_760_000_000_000;
  #asked = 0;

  async enrol(): Promise<void> {
    const device = await aDevice(db(), worker);
    this.phone = await Phone.make(this.store, await makeVault(this.store.shelf, pin, derive), {
      ...device,
      ownerId: worker.userId,
      after: 0,
      places: [],
      leaving: [],
      freshAt: null,
      lastOrder: 0,
      newestAppWanted: false,
    });
  }

  get held(): Phone {
    if (this.phone === undefined) throw new Error("not enrolled");
    return this.phone;
  }

  async kill(): Promise<void> {
    this.store.close();
    this.store = new FullAtTimes(this.name);
    const opened = await openVault(this.store.shelf, pin, derive);
    if (!opened.ok) throw new Error(opened.code);
    this.phone = (await Phone.load(this.store, opened.seal)) ?? undefined;
    expect(this.held.unreadable).toBe(0);
  }

  readonly ask: Ask = async (contract: AnyContract, input: unknown, more) => {
    const offline = { ok: false as const, status: 0, refusal: { code: "OFFLINE", message: "" } };
    this.#asked += 1;
    if (this.line === "offline" || (this.line === "cut-after-3" && this.#asked % 5 > 3)) return offline;
    if (this.line === "busy" && this.#asked % 2 === 0)
      return { ok: false as const, status: 503, refusal: { code: "INTERNAL", message: "" } };
    const handler = handlers.get(contract.name);
    if (handler === undefined) throw new Error(contract.name);
    const once = () =>
      callOperation(
        db(),
        handler,
        contract,
        contract.permission === "public" ? null : worker,
        JSON.parse(JSON.stringify(input)) as never,
        {
          ...(more?.idempotencyKey === undefined ? {} : { idempotencyKey: more.idempotencyKey }),
          ...(more?.bytes === undefined ? {} : { body: Readable.from([Buffer.from(more.bytes)]) }),
        },
      );
    const answer = await once();
    if (this.line === "twice") await once();
    // The answer's shape is the contract's own.
    return this.line === "lost-reply" && this.#asked % 2 === 0 ? offline : (answer as never);
  };

  sync() {
    return runSync(this.held, {
      ask: this.ask,
      nowMs: () => this.nowMs,
      random: () => 0.5,
      appVersion: "uji",
    });
  }
}

const line = fc.constantFrom<Line>("good", "offline", "lost-reply", "twice", "cut-after-3", "busy");
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("visit" as const),
      family: fc.nat(1),
      floor: fc.constantFrom(2, 8),
      mother: fc.constantFrom("MARSITI", "ROHAYATI", ""),
      photo: fc.boolean(),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("sync" as const), line }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("office" as const),
      family: fc.nat(1),
      mother: fc.constantFrom("SITI", "AMINAH"),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("kill" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("kill-on-the-way" as const), line }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("full" as const), line }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("clock" as const),
      byMs: fc.integer({ min: -400_000_000, max: 400_000_000 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("settle" as const), mine: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("mend-refused" as const) }) },
);

async function visit(
  handset: Handset,
  at: { family: number; floor: number; mother: string; photo: boolean },
) {
  const { held } = handset;
  const family = held.families.get(families[at.family]?.id ?? "");
  if (family === undefined) return;
  const bytes = aJpeg(200_000);
  const photo = {
    photoId: newId(),
    sha256: createHash("sha256").update(bytes).digest("hex"),
    byteSize: bytes.length,
    mediaType: "image/jpeg" as const,
    question: "",
    takenAt: null,
    latitude: null,
    longitude: null,
  };
  const begun = startDraft(family, {
    visitId: newId(),
    now: "2026-01-05T03:00:00Z",
    taskId: null,
    questionnaire: form,
  });
  const draft = {
    ...begun,
    answers: {
      household: { lantai: at.floor },
      members: { [family.members[0]?.personId ?? ""]: { nama_ibu: at.mother } },
    },
    result: "confirmed" as const,
    photos: at.photo ? [photo] : [],
  };
  const kept = await held.change({
    drafts: new Map([[draft.visitId, draft]]),
    photos: at.photo ? new Map([[photo.photoId, new Uint8Array(bytes)]]) : new Map(),
  });
  const item = visitItem(draft);
  if (kept === "ok" && item !== null)
    await held.queue(newId(), item, { title: family.headName, now: draft.startedAt, draftId: draft.visitId });
}

/** Replaces an item that came back by one the worker made of it. */
async function again(
  handset: Handset,
  stored: StoredItem,
  change: (draft: NonNullable<ReturnType<typeof reopened>>) => ReturnType<typeof reopened>,
) {
  const draft = reopened(stored, newId(), "2026-01-05T04:00:00Z");
  const decided = draft === null ? null : change(draft);
  const item = decided === null ? null : visitItem(decided);
  if (item === null) return;
  await handset.held.queue(newId(), item, { title: stored.title, now: "2026-01-05T04:00:00Z" });
  await handset.held.change({ outbox: new Map([[stored.itemId, null]]) });
}

async function settleOne(handset: Handset, mine: boolean) {
  const stored = [...handset.held.outbox.values()].find(({ state }) => state === "conflict");
  if (stored?.details?.kind !== "conflict") return;
  const { conflicts } = stored.details;
  const choices = new Map(
    conflicts.map((one) => [conflictKey(one), mine ? ("mine" as const) : ("theirs" as const)]),
  );
  await again(handset, stored, (draft) => settle(draft, conflicts, choices));
}

async function officeChanges(family: BuiltFamily | undefined, mother: string) {
  await db().owner.query(
    "update registry.persons set mother_name = $2, revision = revision + 1 where id = $1",
    [family?.head.id, mother],
  );
}

/** What the phone shows is what the office holds. */
async function sameAsOffice(held: Phone) {
  for (const { id, head } of families) {
    const { rows } = await db().owner.query<{ mother: string }>(
      "select mother_name as mother from registry.persons where id = $1",
      [head.id],
    );
    const shown = held.families.get(id)?.members.find(({ personId }) => personId === head.id);
    expect(shown?.motherName).toBe(rows[0]?.mother);
  }
}

it("holds every finished visit once on the server, or in an outbox with its reason", {
  timeout: 600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(1), step), { minLength: 4, maxLength: 24 }), async (steps) => {
      const handsets = [new Handset(), new Handset()];
      for (const handset of handsets) {
        await handset.enrol();
        expect(await handset.sync()).toBeNull();
      }
      for (const [who, one] of steps) {
        const handset = handsets[who];
        if (handset === undefined) continue;
        const before = handset.held.outbox.size;
        if (one.kind === "visit") await visit(handset, one);
        else if (one.kind === "office") await officeChanges(families[one.family], one.mother);
        else if (one.kind === "kill") await handset.kill();
        else if (one.kind === "clock") handset.nowMs += one.byMs;
        else if (one.kind === "settle") await settleOne(handset, one.mine);
        else if (one.kind === "mend-refused") {
          const refused = [...handset.held.outbox.values()].find(({ state }) => state === "refused");
          if (refused !== undefined) await again(handset, refused, (draft) => draft);
        } else {
          handset.line = one.line;
          handset.store.full = one.kind === "full";
          // A kill ends it in the middle: what it then says nobody hears.
          const running = handset.sync().catch(() => undefined);
          if (one.kind === "kill-on-the-way") await handset.kill();
          await running;
          handset.store.full = false;
        }
        expect(handset.held.outbox.size).toBeGreaterThanOrEqual(before);
      }
      for (const handset of handsets) {
        await handset.kill();
        handset.line = "good";
        handset.nowMs += 1_000_000;
        expect(await handset.sync()).toBeNull();
        for (const stored of handset.held.outbox.values()) {
          if (stored.item.kind !== "visit") continue;
          const { visitId, photos } = stored.item.body;
          const { rows } = await db().owner.query<{ outcome: string | null; visits: number; photos: number }>(
            `select (select outcome from verification.outbox_items i where i.id = $1) as outcome,
                    (select count(*)::int from verification.visits v where v.id = $2) as visits,
                    (select count(*)::int from verification.photos p where p.visit_id = $2 and p.received_at is not null) as photos`,
            [stored.itemId, visitId],
          );
          const [there] = rows;
          const heldBack = [...handset.held.outbox.values()].some(
            (other) =>
              other.householdId === stored.householdId &&
              other.order < stored.order &&
              other.state === "conflict",
          );
          if (stored.state === "queued" || stored.state === "sent") expect(heldBack).toBe(true);
          else expect(there?.outcome).toBe(stored.state);
          expect(there?.visits).toBe(stored.state === "accepted" ? 1 : 0);
          if (stored.state === "accepted") {
            expect(stored.photosLeft).toEqual([]);
            expect(there?.photos).toBe(photos.length);
          } else expect(stored.details?.kind ?? "none").not.toBe("accepted");
        }
        expect(handset.held.drafts.size).toBe(0);
        await sameAsOffice(handset.held);
        handset.store.close();
        await Dexie.delete(handset.name);
      }
    }),
    { numRuns: 25 },
  );
});
