import { getQuestionnaire } from "../../contract/get-questionnaire.ts";
import { readCaseload } from "../../contract/read-caseload.ts";
import { refreshCaseload } from "../../contract/refresh-caseload.ts";
import { caseloadPage, syncContractVersion } from "../../contract/sync-shapes.ts";
import { formKey, type Phone } from "./phone.ts";
import type { Family } from "./phone-shapes.ts";
import { type SyncStop, type SyncTools, stopOf } from "./sync-tools.ts";

const stopped = (status: number, code: string): SyncStop => stopOf(status, code) ?? "NOT_ALLOWED";

/** A version of a form never changes: it is fetched once and kept for the drafts made with it. */
async function fetchForms(
  phone: Phone,
  tools: SyncTools,
  wanted: ReadonlyArray<{ readonly code: string; readonly version: number }>,
): Promise<SyncStop | null> {
  for (const mark of wanted) {
    if (phone.forms.has(formKey(mark))) continue;
    const form = await tools.ask(getQuestionnaire, { code: mark.code, version: mark.version });
    if (!form.ok) return stopped(form.status, form.refusal.code);
    const outcome = await phone.change({ forms: new Map([[formKey(mark), form.out.questionnaire]]) });
    if (outcome !== "ok") return outcome;
  }
  return null;
}

/** Families whose drafts and unsent items still need them stay, whatever the server says is gone. */
function stillNeeded(phone: Phone, familyId: string): boolean {
  for (const { familyId: drafted } of phone.drafts.values()) if (drafted === familyId) return true;
  for (const { householdId, state } of phone.outbox.values())
    if (householdId === familyId && state !== "accepted") return true;
  return false;
}

/**
 * Fetches what changed since the last stored page: each page with its number in one act, so that a broken line or a kill
 * costs one page. `places` = the villages to carry, where the worker chose them anew.
 */
export async function fetchCaseload(
  phone: Phone,
  tools: SyncTools,
  places?: readonly string[],
): Promise<SyncStop | null> {
  const { deviceId } = phone.settings;
  const fresh = await tools.ask(refreshCaseload, {
    deviceId,
    contractVersion: syncContractVersion,
    appVersion: tools.appVersion,
    ...(places === undefined ? {} : { places: [...places] }),
  });
  if (!fresh.ok) return stopped(fresh.status, fresh.refusal.code);
  const missing = await fetchForms(phone, tools, fresh.out.questionnaires);
  if (missing !== null) return missing;
  for (let more = phone.settings.after < fresh.out.changeNumber; more; ) {
    const { after } = phone.settings;
    const page = await tools.ask(readCaseload, { deviceId, after, limit: caseloadPage });
    if (!page.ok) return stopped(page.status, page.refusal.code);
    const outcome = await phone.update((held) => {
      const families = new Map<string, Family | null>(page.out.families.map((one) => [one.familyId, one]));
      const leaving = new Set(held.settings.leaving);
      for (const id of families.keys()) leaving.delete(id);
      for (const id of page.out.gone) leaving.add(id);
      for (const id of leaving)
        if (!stillNeeded(held, id)) {
          families.set(id, null);
          leaving.delete(id);
        }
      return { families, settings: { ...held.settings, after: page.out.next, leaving: [...leaving] } };
    });
    if (outcome !== "ok") return outcome;
    tools.progress?.("fetch", phone.families.size, fresh.out.total);
    more = page.out.more && page.out.next > after;
  }
  return settled(phone, fresh.out);
}

async function settled(
  phone: Phone,
  { serverTime, places }: { readonly serverTime: string; readonly places: readonly string[] },
): Promise<SyncStop | null> {
  const outcome = await phone.update((held) => {
    const leaving = held.settings.leaving.filter((id) => stillNeeded(held, id));
    const gone = held.settings.leaving.filter((id) => !leaving.includes(id));
    return {
      families: new Map(gone.map((id) => [id, null])),
      settings: { ...held.settings, freshAt: serverTime, places, leaving, newestAppWanted: false },
    };
  });
  return outcome === "ok" ? null : outcome;
}
