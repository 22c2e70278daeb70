import { answered, failed, mendClock, nextToSend, sending } from "#platform/sync/outbox-state.ts";
import { confirmWipe } from "../../contract/confirm-wipe.ts";
import { openDeviceSession } from "../../contract/open-device-session.ts";
import { syncContractVersion } from "../../contract/sync-shapes.ts";
import { uploadItem } from "../../contract/upload-item.ts";
import { fetchCaseload } from "./fetch-caseload.ts";
import type { Phone } from "./phone.ts";
import type { Ask, ItemEnd, StoredItem, Verdict } from "./phone-shapes.ts";
import { sendPhotos } from "./send-photos.ts";
import { type SyncStop, type SyncTools, stopOf } from "./sync-tools.ts";

const endOf = (verdict: Verdict): ItemEnd =>
  verdict.outcome === "accepted"
    ? { kind: "accepted", changes: verdict.changes }
    : verdict.outcome === "conflict"
      ? { kind: "conflict", conflicts: verdict.conflicts }
      : { kind: "refused", code: verdict.code, message: "", fields: verdict.fields };

const put = (phone: Phone, itemId: string, by: (stored: StoredItem) => StoredItem) =>
  phone.update(({ outbox }) => {
    const stored = outbox.get(itemId);
    return stored === undefined ? null : { outbox: new Map([[itemId, by(stored)]]) };
  });

const fold =
  (by: (entry: StoredItem) => Pick<StoredItem, "state" | "tries" | "notBeforeMs" | "details" | "seen">) =>
  (stored: StoredItem): StoredItem => ({ ...stored, ...by(stored) });

/** Sends one item and stores its verdict. The mark "on its way" is stored before the request leaves. */
async function sendOne(phone: Phone, tools: SyncTools, itemId: string): Promise<SyncStop | null> {
  if ((await put(phone, itemId, fold(sending))) !== "ok") return "STORAGE_FULL";
  const stored = phone.outbox.get(itemId);
  if (stored === undefined) return null;
  const told = await tools.ask(
    uploadItem,
    { deviceId: phone.settings.deviceId, contractVersion: syncContractVersion, itemId, item: stored.item },
    { idempotencyKey: itemId },
  );
  if (told.ok) {
    const { answer } = told.out;
    return (await put(
      phone,
      itemId,
      fold((was) => answered(was, { outcome: answer.outcome, details: endOf(answer) })),
    )) === "ok"
      ? null
      : "STORAGE_FULL";
  }
  const { code, message } = told.refusal;
  const stop = stopOf(told.status, code);
  if (stop === null) {
    // A refusal of the request itself: the app's own fault or a newer server's. It is shown and kept, never sent in a circle.
    const end: ItemEnd = { kind: "refused", code, message, fields: [] };
    await put(
      phone,
      itemId,
      fold((was) => answered(was, { outcome: "refused", details: end })),
    );
    return null;
  }
  const failure = stop === "SERVER_BUSY" ? "server-busy" : "no-line";
  await put(
    phone,
    itemId,
    fold((was) => failed(was, failure, tools.nowMs(), tools.random())),
  );
  return stop;
}

async function sendItems(phone: Phone, tools: SyncTools): Promise<SyncStop | null> {
  const nowMs = tools.nowMs();
  for (const mended of mendClock([...phone.outbox.values()], nowMs)) {
    const { itemId, notBeforeMs } = mended;
    if (phone.outbox.get(itemId)?.notBeforeMs !== notBeforeMs)
      await put(phone, itemId, (was) => ({ ...was, notBeforeMs }));
  }
  const waiting = () => nextToSend([...phone.outbox.values()], tools.nowMs());
  const of = [...phone.outbox.values()].filter(({ state }) => state === "queued" || state === "sent").length;
  for (let done = 0, next = waiting(); next.length > 0; next = waiting()) {
    for (const { itemId } of next) {
      tools.progress?.("send", done, of);
      const stop = await sendOne(phone, tools, itemId);
      if (stop !== null) return stop;
      done += 1;
    }
  }
  return null;
}

/**
 * One sync: sign in with the phone's token, send what waits, then photos of what was accepted, then fetch what changed.
 * Sending comes first: what people told the worker matters more than what the office knows. May be stopped anywhere, by a
 * kill as by a lost line: what is stored after each step is true, and the next sync goes on from there.
 */
export async function runSync(phone: Phone, tools: SyncTools): Promise<SyncStop | null> {
  const { deviceId, token } = phone.settings;
  tools.progress?.("sign-in", 0, 1);
  const session = await tools.ask(openDeviceSession, { deviceId, token });
  if (!session.ok) return stopOf(session.status, session.refusal.code) ?? "NOT_ALLOWED";
  return (
    (await sendItems(phone, tools)) ?? (await sendPhotos(phone, tools)) ?? (await fetchCaseload(phone, tools))
  );
}

/** Tells the server that this phone has wiped itself; best effort, for a thief gives it no line. */
export async function reportWipe(settings: { deviceId: string; token: string }, ask: Ask): Promise<boolean> {
  return (await ask(confirmWipe, settings)).ok;
}
