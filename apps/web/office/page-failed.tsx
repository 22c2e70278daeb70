import { m } from "#messages/messages.js";
import { ErrorState } from "#platform/ui/states/states.tsx";

/** A page broke, or could not be fetched because a newer release is running: loading anew mends the second. */
export function PageFailed({ error }: { readonly error: unknown }) {
  return (
    <ErrorState
      refusal={{ code: error instanceof Error ? error.name : "Error", message: m.shell_page_failed() }}
      onRetry={() => globalThis.location.reload()}
    />
  );
}
