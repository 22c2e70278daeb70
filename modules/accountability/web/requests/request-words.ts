import { m } from "#messages/messages.js";
import type { StatusTone } from "#platform/ui/theme/tokens.ts";
import type { Request } from "../../contract/request-shapes.ts";

export const kindWords = {
  access: m.accountability_request_access,
  correction: m.accountability_request_correction,
  objection: m.accountability_request_objection,
} as const;

export const stateWords: Readonly<Record<Request["state"], () => string>> = {
  open: m.accountability_request_open,
  granted: m.accountability_request_granted,
  "partly-granted": m.accountability_request_partly,
  refused: m.accountability_request_refused,
  withdrawn: m.accountability_request_withdrawn,
};

export const stateTones: Readonly<Record<Request["state"], StatusTone>> = {
  open: "amber",
  granted: "green",
  "partly-granted": "green",
  refused: "red",
  withdrawn: "grey",
};

export const relationWords = {
  self: m.accountability_requester_self,
  parent: m.accountability_requester_parent,
  guardian: m.accountability_requester_guardian,
  family: m.accountability_requester_family,
  proxy: m.accountability_requester_proxy,
} as const;

export const identityWords = {
  "identity-card": m.accountability_identity_card,
  "family-card": m.accountability_identity_family_card,
  "known-to-village": m.accountability_identity_village,
  "letter-of-authority": m.accountability_identity_letter,
} as const;

export const channelWords = {
  counter: m.accountability_channel_counter,
  letter: m.accountability_channel_letter,
  telephone: m.accountability_channel_telephone,
  "officer-visit": m.accountability_channel_visit,
} as const;

/** Choices of a select box, in the order of the keys. */
export const choices = <K extends string>(words: Readonly<Record<K, () => string>>) =>
  (Object.keys(words) as K[]).map((value) => ({ value, label: words[value]() }));
