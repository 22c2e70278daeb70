import { Suspense, useEffect } from "react";
import type { ModuleRoute } from "#platform/ui/module-web.ts";
import { useMay } from "#platform/ui/session.ts";
import { ForbiddenState, LoadingSkeleton } from "#platform/ui/states/states.tsx";

/** One page in the shell: its right, its tab title, its skeleton while it loads. */
export function PageFrame({ route }: { readonly route: ModuleRoute }) {
  const allowed = useMay(route.permission);
  const title = route.title();
  useEffect(() => {
    document.title = `${title} · Sinergi`;
  }, [title]);
  if (!allowed) return <ForbiddenState />;
  const Page = route.component;
  return (
    <Suspense fallback={<LoadingSkeleton rows={8} />}>
      <Page />
    </Suspense>
  );
}
