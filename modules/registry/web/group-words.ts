import { m } from "#messages/messages.js";
import type { Words } from "#platform/ui/module-web.ts";

export const groupKindWords: Readonly<Record<string, Words>> = {
  kube: m.registry_group_kube,
  uep: m.registry_group_uep,
  farmers: m.registry_group_farmers,
  fishers: m.registry_group_fishers,
  savings: m.registry_group_savings,
  other: m.registry_doc_other,
};

export const groupRoleWords: Readonly<Record<string, Words>> = {
  chair: m.registry_group_chair,
  secretary: m.registry_group_secretary,
  treasurer: m.registry_group_treasurer,
  member: m.registry_group_member,
};
