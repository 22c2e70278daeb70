import { useParams } from "@tanstack/react-router";
import { m } from "#messages/messages.js";
import { formatDate } from "#platform/i18n/format.ts";
import { MaskedNumber } from "#platform/ui/acts/masked-number.tsx";
import { call } from "#platform/ui/api.ts";
import { AppLink } from "#platform/ui/app-link.tsx";
import { DefinitionList } from "#platform/ui/page/definition-list.tsx";
import { Timeline } from "#platform/ui/page/timeline.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { useMay } from "#platform/ui/session.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import { getEnrolment } from "../../contract/get-enrolment.ts";
import { accountRevealPurposes, revealAccount } from "../../contract/reveal-account.ts";
import styles from "../money/money.module.css";
import { useProgrammes } from "../money/use-programmes.ts";
import {
  classWords,
  endWords,
  enrolmentTones,
  enrolmentWords,
  entitledTones,
  entitledWords,
  eventWords,
  heldText,
  paymentTones,
  paymentWords,
  rupiah,
  worded,
} from "../money/words.ts";
import { stageText } from "../shared/stage-text.ts";
import { EnrolmentActs } from "./enrolment-acts.tsx";
import type { EnrolmentPageData } from "./page-data.ts";

const purposeWords = {
  service: m.delivery_purpose_service,
  correction: m.delivery_purpose_correction,
  complaint: m.delivery_purpose_complaint,
  "matching-with-bank": m.delivery_purpose_bank,
  audit: m.delivery_purpose_audit,
};

/** Account number, masked; showing it is logged with its purpose. */
function Account({ page }: { readonly page: EnrolmentPageData }) {
  const may = useMay("delivery.payment.reveal");
  if (page.accountMasked === null) return <>–</>;
  const reveal = async (purpose: string) => {
    const known = accountRevealPurposes.find((one) => one === purpose);
    if (known === undefined) return { ok: false as const, message: purpose };
    const result = await call(revealAccount, { enrolmentId: page.enrolment.enrolmentId, purpose: known });
    return result.ok
      ? { ok: true as const, number: result.out.number }
      : { ok: false as const, message: result.refusal.message };
  };
  return (
    <MaskedNumber
      masked={page.accountMasked}
      label={m.delivery_payment_account()}
      reveal={may ? reveal : undefined}
      purposes={accountRevealPurposes.map((value) => ({ value, label: purposeWords[value]() }))}
    />
  );
}

function Facts({ page }: { readonly page: EnrolmentPageData }) {
  const { titleOf } = useProgrammes();
  const { enrolment, decree } = page;
  const subject =
    page.personId === null
      ? page.familyId === null
        ? null
        : `/keluarga/${page.familyId}`
      : `/orang/${page.personId}`;
  return (
    <DefinitionList
      items={[
        {
          key: "subject",
          term: m.delivery_payment_recipient(),
          value:
            subject === null ? (
              enrolment.name
            ) : (
              <AppLink className={styles["link"]} to={subject}>
                {enrolment.name}
              </AppLink>
            ),
          source: enrolment.placeLabel,
        },
        { key: "programme", term: m.delivery_programme(), value: titleOf(enrolment.programmeCode) },
        {
          key: "decree",
          term: m.delivery_enrolment_decree(),
          value: (
            <AppLink className={styles["link"]} to={`/sk/${decree.decreeId}`}>
              {decree.number}
            </AppLink>
          ),
          source:
            decree.line === null
              ? m.delivery_enrolment_is_replacement()
              : m.delivery_enrolment_line({ line: decree.line }),
        },
        {
          key: "during",
          term: m.delivery_enrolment_during(),
          value: `${formatDate(enrolment.startsOn)} – ${formatDate(enrolment.endsOn)}`,
        },
        { key: "total", term: m.delivery_amount(), value: rupiah(enrolment.totalRupiah) },
        { key: "channel", term: m.delivery_payment_channel(), value: enrolment.channel ?? "–" },
        {
          key: "account",
          term: m.delivery_payment_account(),
          value: <Account page={page} />,
          source: page.accountName ?? undefined,
        },
        ...(page.replacesId === null
          ? []
          : [
              {
                key: "replaces",
                term: m.delivery_enrolment_replaces(),
                value: (
                  <AppLink className={styles["link"]} to={`/kepesertaan/${page.replacesId}`}>
                    {m.delivery_enrolment_one()}
                  </AppLink>
                ),
              },
            ]),
        ...(page.replacedById === null
          ? []
          : [
              {
                key: "replaced",
                term: m.delivery_enrolment_replaced_by(),
                value: (
                  <AppLink className={styles["link"]} to={`/kepesertaan/${page.replacedById}`}>
                    {m.delivery_enrolment_one()}
                  </AppLink>
                ),
              },
            ]),
      ]}
    />
  );
}

function Entitlements({ page }: { readonly page: EnrolmentPageData }) {
  if (page.entitlements.length === 0)
    return <EmptyState title={m.delivery_entitlement_none()} text={m.delivery_entitlement_none_text()} />;
  return (
    <ul className={styles["list"]}>
      {page.entitlements.map((one) => (
        <li key={one.entitlementId}>
          {`${one.period} · ${stageText(one.stage)} · ${formatDate(one.dueOn)} · ${rupiah(one.amountRupiah)} `}
          <StatusBadge tone={entitledTones[one.state] ?? "grey"}>
            {worded(entitledWords, one.state)}
          </StatusBadge>
          {one.heldBecause === null ? "" : ` ${heldText(one.heldBecause)}`}
        </li>
      ))}
    </ul>
  );
}

function Payments({ page }: { readonly page: EnrolmentPageData }) {
  if (page.payments.length === 0) return <EmptyState title={m.delivery_payment_attempts_none()} />;
  return (
    <ul className={styles["list"]}>
      {page.payments.map((one) => (
        <li key={one.paymentId}>
          <AppLink className={styles["link"]} to={`/pembayaran/${one.batchId}`}>
            {m.delivery_payment_number({ number: one.batchNumber })}
          </AppLink>
          {` · ${one.period} · ${stageText(one.stage)} · ${m.delivery_payment_attempt_number({ attempt: one.attempt })} · ${rupiah(one.amountRupiah)} `}
          <StatusBadge tone={paymentTones[one.state] ?? "grey"}>
            {worded(paymentWords, one.state)}
          </StatusBadge>
          {one.rejectClass === null ? "" : ` ${worded(classWords, one.rejectClass)}`}
        </li>
      ))}
    </ul>
  );
}

/** One enrolment: its decree, what is due to it, every attempt to pay it, and its history. */
export function EnrolmentPage() {
  const { enrolmentId = "" }: { readonly enrolmentId?: string } = useParams({ strict: false });
  const read = useRead(getEnrolment, { enrolmentId });
  return (
    <Loaded read={read} rows={7}>
      {(page) => (
        <>
          <PageHeader
            title={page.enrolment.name}
            meta={page.enrolment.placeLabel}
            backTo="/kepesertaan"
            badges={
              <StatusBadge tone={enrolmentTones[page.enrolment.state] ?? "grey"}>
                {page.enrolment.endedBecause === null
                  ? worded(enrolmentWords, page.enrolment.state)
                  : worded(endWords, page.enrolment.endedBecause)}
              </StatusBadge>
            }
            actions={<EnrolmentActs page={page} />}
          />
          <div className={styles["stack"]}>
            <Panel title={m.delivery_enrolment_facts()}>
              <Facts page={page} />
            </Panel>
            <Panel title={m.delivery_entitlement_title()}>
              <Entitlements page={page} />
            </Panel>
            <Panel title={m.delivery_payment_attempts()}>
              <Payments page={page} />
            </Panel>
            <Panel title={m.delivery_enrolment_history()}>
              <Timeline
                entries={page.events.toReversed().map((event) => ({
                  id: event.eventId,
                  at: event.recordedAt,
                  title: `${worded(eventWords, event.kind)} · ${formatDate(event.happenedOn)}`,
                  body: event.reason,
                  by: event.recordedBy || undefined,
                }))}
              />
            </Panel>
          </div>
        </>
      )}
    </Loaded>
  );
}
