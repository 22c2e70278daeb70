import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { m } from "#messages/messages.js";
import { finishOfficeSignIn } from "#modules/identity/contract/finish-office-sign-in.ts";
import { ErrorSummary } from "#platform/ui/forms/error-summary.tsx";
import { LinkButton } from "#platform/ui/link-button.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { LoadingSkeleton } from "#platform/ui/states/states.tsx";
import { Door } from "./door.tsx";

/** Names in sessionStorage that carry a sign-in over the visit to the office's identity provider. */
export const browserKeyName = "sinergi.office-sign-in";
export const wantedName = "sinergi.office-sign-in.to";

/** Where the office's identity provider sends people back to: finishes the sign-in and goes on. */
export function OfficeReturnPage() {
  const router = useRouter();
  const client = useQueryClient();
  const { run, refusal } = useAct(finishOfficeSignIn);
  const started = useRef(false);

  useEffect(() => {
    document.title = `${m.shell_sign_in()} · Sinergi`;
    // A code can be used once; React may run an effect twice.
    if (started.current) return;
    started.current = true;
    const browserKey = sessionStorage.getItem(browserKeyName) ?? "";
    const wanted = sessionStorage.getItem(wantedName) ?? "/";
    sessionStorage.removeItem(browserKeyName);
    sessionStorage.removeItem(wantedName);
    void run({ browserKey, query: globalThis.location.search.slice(1) }).then((result) => {
      if (!result.ok) return;
      client.clear();
      // Replaces the address: the provider's code must not stay in the history.
      router.history.replace(wanted);
    });
  }, [run, client, router]);

  return (
    <Door title={m.shell_sign_in()} text={refusal === undefined ? m.shell_signing_in() : undefined}>
      {refusal === undefined ? <LoadingSkeleton rows={2} /> : <ErrorSummary refusal={refusal} />}
      {refusal !== undefined && (
        <LinkButton to="/masuk" variant="default" mt="md">
          {m.shell_sign_in_again()}
        </LinkButton>
      )}
    </Door>
  );
}
