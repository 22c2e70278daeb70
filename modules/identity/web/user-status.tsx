import { m } from "#messages/messages.js";
import { StatusBadge } from "#platform/ui/status-badge.tsx";

/** Whether an account can be used, as icon, word and colour. */
export function UserStatus({ status }: { readonly status: "active" | "disabled" }) {
  return status === "active" ? (
    <StatusBadge tone="green">{m.identity_active()}</StatusBadge>
  ) : (
    <StatusBadge tone="red">{m.identity_disabled()}</StatusBadge>
  );
}
