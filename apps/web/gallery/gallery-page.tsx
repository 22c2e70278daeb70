import { lazy, Suspense } from "react";
import { m } from "#messages/messages.js";
import { PrintButton } from "#platform/ui/page/print-button.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { LoadingSkeleton } from "#platform/ui/states/states.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import styles from "./gallery.module.css";

const ActSamples = lazy(() => import("./act-samples.tsx").then((file) => ({ default: file.ActSamples })));
const FactSamples = lazy(() => import("./fact-samples.tsx").then((file) => ({ default: file.FactSamples })));
const FormSamples = lazy(() => import("./form-samples.tsx").then((file) => ({ default: file.FormSamples })));
const StateSamples = lazy(() =>
  import("./state-samples.tsx").then((file) => ({ default: file.StateSamples })),
);
const TableSample = lazy(() => import("./table-sample.tsx").then((file) => ({ default: file.TableSample })));

/** Every component with invented data, in all states: for eyes, and for axe in every state of the toolbar. */
export function GalleryPage() {
  return (
    <>
      <PageHeader
        title={m.shell_gallery()}
        meta="Data di halaman ini rekaan."
        backTo="/"
        badges={<StatusBadge tone="violet">Khusus admin</StatusBadge>}
        actions={<PrintButton />}
      />
      <div className={styles["stack"]}>
        <Suspense fallback={<LoadingSkeleton />}>
          <TableSample />
          <FormSamples />
          <FactSamples />
          <ActSamples />
          <StateSamples />
        </Suspense>
      </div>
    </>
  );
}
