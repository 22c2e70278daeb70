import type { ReactNode } from "react";
import type { Refusal } from "#platform/kernel/contract.ts";
import { ErrorState, ForbiddenState, LoadingSkeleton, MissingState, OfflineState } from "./states.tsx";

interface ReadLike<Out> {
  readonly data: Out | undefined;
  readonly error: { readonly refusal: Refusal; readonly status: number } | null;
  readonly refetch: () => unknown;
}

/** The state that fits a refusal: no network, not allowed, no such thing, or an error. */
export function RefusalState({
  refusal,
  status,
  onRetry,
}: {
  readonly refusal: Refusal;
  readonly status: number;
  readonly onRetry?: () => void;
}) {
  if (refusal.code === "OFFLINE") return <OfflineState onRetry={onRetry} />;
  if (status === 403) return <ForbiddenState message={refusal.message} />;
  if (status === 404) return <MissingState />;
  return <ErrorState refusal={refusal} onRetry={onRetry} />;
}

/**
 * Shows what `useRead` brought, or the state it is in: skeleton, refusal with the way out. Data already on the
 * screen stays there when a later reading fails.
 */
export function Loaded<Out>({
  read,
  children,
  rows = 5,
}: {
  readonly read: ReadLike<Out>;
  readonly children: (out: Out) => ReactNode;
  readonly rows?: number;
}) {
  if (read.data !== undefined) return <>{children(read.data)}</>;
  if (read.error !== null) {
    const { refusal, status } = read.error;
    return <RefusalState refusal={refusal} status={status} onRetry={() => void read.refetch()} />;
  }
  return <LoadingSkeleton rows={rows} />;
}
