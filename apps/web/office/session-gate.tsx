import { useQueryClient } from "@tanstack/react-query";
import { Navigate, useRouter } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useEffect, useMemo } from "react";
import { getMe, type Me } from "#modules/identity/contract/get-me.ts";
import { signOut } from "#modules/identity/contract/sign-out.ts";
import { call, onSignInRequired } from "#platform/ui/api.ts";
import { readKey, useRead } from "#platform/ui/query-client.ts";
import { type Session, SessionContext } from "#platform/ui/session.ts";
import { RefusalState } from "#platform/ui/states/loaded.tsx";
import { LoadingSkeleton } from "#platform/ui/states/states.tsx";

const FirstSteps = lazy(() =>
  import("../sign-in/first-steps.tsx").then((file) => ({ default: file.FirstSteps })),
);

function sessionOf(me: Me, leave: () => Promise<void>): Session {
  return {
    userId: me.userId,
    username: me.username,
    displayName: me.displayName,
    roles: me.roles,
    permissions: new Set(me.permissions),
    area: me.area,
    hasSecondFactor: me.secondFactor.enrolled,
    signOut: leave,
  };
}

/**
 * Lets in who is signed in; others go to the sign-in page and come back to where they wanted. A temporary
 * password or a missing second factor is dealt with first. A session that ends meanwhile shows the same door.
 */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const router = useRouter();
  const me = useRead(getMe, {});
  const wasIn = me.data !== undefined;
  useEffect(() => {
    // The question who is signed in is itself answered "nobody": only a session that ends is news.
    if (!wasIn) return undefined;
    return onSignInRequired(() => void client.resetQueries({ queryKey: readKey(getMe) }));
  }, [client, wasIn]);

  const session = useMemo(() => {
    if (me.data === undefined) return null;
    return sessionOf(me.data, async () => {
      await call(signOut, {});
      client.clear();
      await router.navigate({ to: "/masuk" });
    });
  }, [me.data, client, router]);

  if (session !== null && me.data !== undefined) {
    const { mustChangePassword, mustEnrolSecondFactor, mustConfirmSecondFactor, mustStatePurpose } = me.data;
    if (mustChangePassword || mustEnrolSecondFactor || mustConfirmSecondFactor || mustStatePurpose) {
      return (
        <Suspense fallback={<LoadingSkeleton />}>
          <FirstSteps me={me.data} onDone={() => void me.refetch()} onLeave={session.signOut} />
        </Suspense>
      );
    }
    return <SessionContext value={session}>{children}</SessionContext>;
  }
  if (me.error !== null) {
    const { refusal, status } = me.error;
    if (status === 401) {
      const wanted = router.state.location.href;
      return <Navigate to="/masuk" search={wanted === "/" ? {} : { ke: wanted }} replace />;
    }
    return (
      <main>
        <RefusalState refusal={refusal} status={status} onRetry={() => void me.refetch()} />
      </main>
    );
  }
  return (
    <main>
      <LoadingSkeleton />
    </main>
  );
}
