import { useParams } from "@tanstack/react-router";
import { m } from "#messages/messages.js";
import { useProgrammeName } from "#modules/delivery/web/shared/choices.ts";
import { stageText } from "#modules/delivery/web/shared/stage-text.ts";
import { formatDate, formatInstant, formatRupiah } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { AppLink } from "#platform/ui/app-link.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { PrintButton } from "#platform/ui/page/print-button.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { traceEntitlement } from "../../contract/trace-entitlement.ts";
import { FileRows } from "./file-rows.tsx";
import styles from "./trace.module.css";
import { codeWords, kindWords } from "./trace-words.ts";

type Step = OutputOf<typeof traceEntitlement>["steps"][number];

function When({ at }: { readonly at: string }) {
  const locale = useLocale();
  return <>{at.length === 10 ? formatDate(at) : formatInstant(at, locale)}</>;
}

/** The id of the file in its address "/berkas/<id>". */
const batchOf = (to: string | null) => to?.slice("/berkas/".length) ?? "";

function StepLine({ step, entitlementId }: { readonly step: Step; readonly entitlementId: string }) {
  const word = codeWords(step.kind, step.code);
  const programmeName = useProgrammeName();
  const label =
    step.kind === "finding"
      ? codeWords("resolution", step.label)
      : step.kind === "assessment"
        ? programmeName(step.label)
        : step.kind !== "enrolment"
          ? step.label
          : step.label.replaceAll(/\d{4}-\d\d-\d\d/g, (day) => formatDate(day));
  return (
    <li className={styles["step"]}>
      <h2 className={styles["kind"]}>
        {step.to === null ? kindWords[step.kind]() : <AppLink to={step.to}>{kindWords[step.kind]()}</AppLink>}
      </h2>
      <div className={styles["facts"]}>
        <span className={styles["label"]}>{[word, label].filter(Boolean).join(" · ")}</span>
        {step.detail !== "" && <span>{step.detail}</span>}
        {(step.at !== null || step.by !== null) && (
          <span className={styles["who"]}>
            {step.at !== null && <When at={step.at} />}
            {step.at !== null && step.by !== null && " · "}
            {step.by}
          </span>
        )}
        {step.fingerprint !== null && (
          <span className={styles["print"]}>
            SHA-256 <code>{step.fingerprint}</code>
          </span>
        )}
        {step.kind === "file" && <FileRows entitlementId={entitlementId} batchId={batchOf(step.to)} />}
      </div>
    </li>
  );
}

/** One rupiah from the payment back to the file behind the record, one line per step. */
export function TracePage() {
  const { entitlementId = "" }: { readonly entitlementId?: string } = useParams({ strict: false });
  const read = useRead(traceEntitlement, { entitlementId });
  const programmeName = useProgrammeName();
  return (
    <Loaded read={read} rows={8}>
      {(trail) => (
        <>
          <PageHeader
            title={m.accountability_trail_of({
              amount: formatRupiah(BigInt(trail.amountRupiah)),
              name: trail.subject.name,
            })}
            meta={[
              programmeName(trail.programmeCode),
              trail.period,
              stageText(trail.stage),
              trail.subject.place,
            ].join(" · ")}
            actions={<PrintButton />}
          />
          <ol className={styles["trail"]}>
            {trail.steps.map((step, at) => (
              // The same step never stands twice at one place of the chain.
              <StepLine key={`${step.kind} ${at}`} step={step} entitlementId={entitlementId} />
            ))}
          </ol>
        </>
      )}
    </Loaded>
  );
}
