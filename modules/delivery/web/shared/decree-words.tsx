import { m } from "#messages/messages.js";
import { currentLocale } from "#platform/i18n/locale.ts";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { StatusTone } from "#platform/ui/theme/tokens.ts";
import type { DecreeState } from "../../contract/decree-shapes.ts";
import { type FindingKind, findingKinds } from "../../contract/finding-kinds.ts";
import { findingKind } from "../../domain/finding-words.ts";

export const stateWords: Readonly<Record<DecreeState, () => string>> = {
  draft: m.delivery_decree_state_draft,
  submitted: m.delivery_decree_state_submitted,
  checked: m.delivery_decree_state_checked,
  signed: m.delivery_decree_state_signed,
  cancelled: m.delivery_decree_state_cancelled,
};

const tones: Readonly<Record<DecreeState, StatusTone>> = {
  draft: "grey",
  submitted: "amber",
  checked: "amber",
  signed: "green",
  cancelled: "red",
};

export function DecreeStatus({ state }: { readonly state: DecreeState }) {
  return <StatusBadge tone={tones[state]}>{stateWords[state]()}</StatusBadge>;
}

/** Titles of the kinds of findings in the reader's language. */
export const kindWords: Readonly<Record<FindingKind, () => string>> = Object.fromEntries(
  findingKinds.map((kind) => [kind, () => findingKind(kind).title[currentLocale()]]),
) as Record<FindingKind, () => string>;
