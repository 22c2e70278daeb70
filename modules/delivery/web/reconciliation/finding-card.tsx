import { Button } from "@mantine/core";
import { m } from "#messages/messages.js";
import { formatDate, formatInstant, formatNumber, formatRupiah } from "#platform/i18n/format.ts";
import { AppLink } from "#platform/ui/app-link.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { LineView } from "../../contract/decree-shapes.ts";
import type { FindingStage } from "../../contract/finding-kinds.ts";
import type { FindingView } from "../../contract/list-findings.ts";
import { findingDetail } from "../../domain/finding-detail.ts";
import { findingKind } from "../../domain/finding-words.ts";
import { kindWords } from "../shared/decree-words.tsx";
import styles from "../shared/delivery.module.css";
import type { Decision } from "./decision.ts";

/** Marks a value that both sides share, which is what makes them look like one. */
function Value({ text, same }: { readonly text: string | null; readonly same: boolean }) {
  if (text === null || text === "") return null;
  return <span>{same ? <mark>{text}</mark> : text}</span>;
}

function Side({
  title,
  line,
  other,
}: {
  readonly title: string;
  readonly line: LineView;
  readonly other: LineView | null;
}) {
  const same = (key: "nikMasked" | "kkMasked" | "accountMasked" | "bornOn" | "name") =>
    other !== null && line[key] !== null && line[key] === other[key];
  return (
    <div className={styles["side"]}>
      <span className={styles["sideHead"]}>{title}</span>
      <strong>
        {line.familyId === null ? (
          line.name
        ) : (
          <AppLink to={`/keluarga/${line.familyId}`}>{line.name}</AppLink>
        )}
      </strong>
      <Value
        text={line.bornOn === null ? null : m.delivery_born({ on: formatDate(line.bornOn) })}
        same={same("bornOn")}
      />
      <Value text={line.nikMasked === null ? null : `NIK ${line.nikMasked}`} same={same("nikMasked")} />
      <Value text={line.kkMasked === null ? null : `KK ${line.kkMasked}`} same={same("kkMasked")} />
      <Value
        text={line.accountMasked === null ? null : m.delivery_account_of({ number: line.accountMasked })}
        same={same("accountMasked")}
      />
      <span>{[line.address, line.placeLabel].filter(Boolean).join(", ")}</span>
      {line.totalRupiah !== "0" && (
        <span className="sn-tabular">
          {`${formatNumber(BigInt(line.amountRupiah))} × ${line.times} = ${formatRupiah(BigInt(line.totalRupiah))}`}
        </span>
      )}
    </div>
  );
}

/** The payment that the finding is about. */
function PaymentSide({ payment }: { readonly payment: NonNullable<FindingView["payment"]> }) {
  return (
    <div className={styles["side"]}>
      <span className={styles["sideHead"]}>{m.delivery_side_payment({ reference: payment.reference })}</span>
      <strong>
        <AppLink to={`/pembayaran/${payment.batchId}`}>{payment.name}</AppLink>
      </strong>
      <Value text={payment.nikMasked === null ? null : `NIK ${payment.nikMasked}`} same={false} />
      <Value
        text={
          payment.accountMasked === null ? null : m.delivery_account_of({ number: payment.accountMasked })
        }
        same={false}
      />
      <span className="sn-tabular">{formatRupiah(BigInt(payment.amountRupiah))}</span>
      <span>{m.delivery_side_payment_stage({ stage: payment.stage, period: payment.period })}</span>
    </div>
  );
}

const verbs: Readonly<Record<Decision, () => string>> = {
  keep: m.delivery_keep_verb,
  remove: m.delivery_remove_verb,
  correct: m.delivery_correct_verb,
};

/** One finding: what, where, both sides, and the decisions that are open. */
export function FindingCard({
  finding,
  stage,
  decisions,
  onDecide,
}: {
  readonly finding: FindingView;
  readonly stage: FindingStage;
  readonly decisions: readonly Decision[];
  readonly onDecide: (decision: Decision) => void;
}) {
  const locale = useLocale();
  const { line, other } = finding;
  const said =
    findingDetail(finding.kind, finding.details, locale) ??
    (line === null && other === null ? findingKind(finding.kind).sentence[locale] : null);
  const otherTitle =
    finding.kind === "proposed-not-in-decree"
      ? m.delivery_side_proposal()
      : finding.kind === "already-in-previous-decree" || typeof finding.details["decreeId"] === "string"
        ? m.delivery_side_earlier()
        : m.delivery_side_first({ line: formatNumber(other?.line ?? 0) });
  return (
    <>
      <div className={styles["findingHead"]}>
        <StatusBadge
          tone={finding.state === "open" ? "amber" : finding.state === "resolved" ? "green" : "grey"}
        >
          {kindWords[finding.kind]()}
        </StatusBadge>
        <span className={styles["hint"]}>{finding.placeLabel}</span>
      </div>
      {said !== null && <p className={styles["text"]}>{said}</p>}
      {typeof finding.details["pairId"] === "string" && (
        <p className={styles["text"]}>
          <AppLink to={`/data-ganda/${finding.details["pairId"]}`}>{m.delivery_pair_open()}</AppLink>
        </p>
      )}
      {(line !== null || other !== null || finding.payment !== null) && (
        <div className={styles["sides"]}>
          {other !== null && <Side title={otherTitle} line={other} other={line} />}
          {finding.payment !== null && <PaymentSide payment={finding.payment} />}
          {line !== null && (
            <Side title={m.delivery_side_line({ line: formatNumber(line.line) })} line={line} other={other} />
          )}
        </div>
      )}
      {finding.reason !== null && (
        <p className={styles["hint"]}>
          {m.delivery_resolved_by({
            how:
              finding.resolution === null
                ? ""
                : stage === "delivery"
                  ? m.delivery_explain_verb()
                  : verbs[finding.resolution](),
            who: finding.resolvedBy ?? "Sinergi",
            at: finding.resolvedAt === null ? "" : formatInstant(finding.resolvedAt, locale),
            reason: finding.reason,
          })}
        </p>
      )}
      {decisions.length > 0 && (
        <div className={styles["acts"]}>
          {decisions.map((decision) => (
            <Button key={decision} variant="default" size="xs" onClick={() => onDecide(decision)}>
              {stage === "delivery" ? m.delivery_explain_verb() : verbs[decision]()}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}
