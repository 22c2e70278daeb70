import { type DeliveryTrace, traceEntitlement as readTrace } from "#modules/delivery/server/index.ts";
import { userNames } from "#modules/identity/server/index.ts";
import { batchOrigins } from "#modules/intake/server/index.ts";
import { placeLabels } from "#modules/regions/server/index.ts";
import { type SubjectOrigin, subjectOrigins } from "#modules/registry/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { traceEntitlement } from "../../contract/trace-entitlement.ts";

type Step = OutputOf<typeof traceEntitlement>["steps"][number];
type NameOf = (userId: string | null) => string | null;

const step = (kind: Step["kind"], code: string, more: Partial<Omit<Step, "kind" | "code">> = {}): Step => ({
  kind,
  code,
  at: null,
  by: null,
  label: "",
  detail: "",
  fingerprint: null,
  to: null,
  ...more,
});

const iso = (at: Date | null) => at?.toISOString() ?? null;
const hex = (bytes: Buffer | null) => bytes?.toString("hex") ?? null;

function paymentSteps(trace: DeliveryTrace): Step[] {
  return trace.payments.toReversed().map((payment) =>
    step("payment", payment.rejectClass ?? payment.state, {
      at: iso(payment.releasedAt),
      label: payment.reference,
      detail: [payment.resultFile, payment.stsNumber].filter((part) => part !== null).join(" · "),
      fingerprint: hex(payment.fileSha256),
      to: `/pembayaran/${payment.batchId}`,
    }),
  );
}

function decreeSteps(trace: DeliveryTrace, nameOf: NameOf): Step[] {
  const { decree, selection } = trace;
  const subjectPath = `${trace.programmeCode}/${trace.subject.id}`;
  return [
    step("decree", decree.origin, {
      at: iso(decree.signedAt),
      by: nameOf(decree.signedBy),
      label: `${decree.number} · ${decree.line}`,
      detail: decree.because,
      fingerprint: hex(decree.listSha256),
      to: `/sk/${decree.id}`,
    }),
    ...trace.findings.map((finding) =>
      step("finding", finding.kind, {
        by: nameOf(finding.resolvedBy),
        label: finding.gone ? "gone" : (finding.resolution ?? "open"),
        detail: finding.reason ?? "",
        to: `/sk/${decree.id}`,
      }),
    ),
    ...(selection === null
      ? []
      : [
          step("selection", selection.mark, {
            label: selection.title,
            detail: [selection.rank === null ? "" : `#${selection.rank}`, selection.because]
              .filter(Boolean)
              .join(" · "),
            to: `/seleksi/${selection.id}`,
          }),
        ]),
    step("assessment", "why", { label: trace.programmeCode, to: `/program/mengapa/${subjectPath}` }),
    ...trace.proposals.map((proposal) =>
      step("proposal", "proposed", {
        at: proposal.proposedOn,
        label: proposal.letterNumber || proposal.fileName,
        detail: `${proposal.fileName} · ${proposal.line}`,
        to: `/usulan/${proposal.listId}`,
      }),
    ),
  ];
}

const recordPath = (origin: SubjectOrigin) =>
  origin.kind === "person" ? `/orang/${origin.id}` : `/keluarga/${origin.id}`;

async function recordSteps(tx: Tx, origins: readonly SubjectOrigin[], nameOf: NameOf): Promise<Step[]> {
  const files = await batchOrigins(
    tx,
    origins
      .flatMap((one) => [one.batchId, one.lastBatchId, one.snapshot?.batchId ?? null])
      .filter((id) => id !== null),
  );
  return [
    ...origins.flatMap((origin) => [
      step("record", origin.kind, {
        at: iso(origin.lastChangedAt ?? origin.createdAt),
        by: nameOf(origin.createdBy),
        label: origin.lastSource ?? origin.source,
        to: recordPath(origin),
      }),
      ...(origin.snapshot === null
        ? []
        : [
            step("snapshot", "decile", {
              at: origin.snapshot.cutOffOn,
              label: origin.snapshot.source,
              detail: origin.snapshot.decile === null ? "" : String(origin.snapshot.decile),
              to: recordPath(origin),
            }),
          ]),
    ]),
    ...[...files.values()].map((file) =>
      step("file", file.profileId ?? "file", {
        at: iso(file.appliedAt),
        by: nameOf(file.createdBy),
        label: file.fileName,
        fingerprint: hex(file.fileSha256),
        to: `/berkas/${file.id}`,
      }),
    ),
  ];
}

export const handler = query(traceEntitlement, async (tx, input) => {
  const trace = await readTrace(tx, input.entitlementId);
  if (!trace) return refuse("ENTITLEMENT_NOT_FOUND");
  const ids = [trace.familyId, trace.personId].filter((id) => id !== null);
  const origins = await subjectOrigins(tx, ids);
  const files = await batchOrigins(
    tx,
    origins.flatMap((one) => one.batchId ?? []),
  );
  const names = await userNames(
    tx,
    [
      trace.decree.signedBy,
      ...trace.findings.map((finding) => finding.resolvedBy),
      ...origins.map((origin) => origin.createdBy),
      ...[...files.values()].map((file) => file.createdBy),
    ].filter((id) => id !== null),
  );
  const nameOf: NameOf = (userId) => (userId === null ? null : (names.get(userId) ?? null));
  const places = await placeLabels(tx, [trace.placeCode]);
  return shown(
    {
      subject: { ...trace.subject, place: places.get(trace.placeCode) ?? trace.placeCode },
      programmeCode: trace.programmeCode,
      period: trace.period,
      stage: trace.stage,
      amountRupiah: String(trace.amountRupiah),
      steps: [
        ...paymentSteps(trace),
        step("entitlement", trace.state, {
          at: trace.dueOn,
          label: `${trace.period} · ${trace.stage.replaceAll("-", " ")}`,
          detail: trace.heldBecause ?? "",
        }),
        step("enrolment", trace.enrolment.state, {
          at: trace.enrolment.from,
          label: [trace.enrolment.from, trace.enrolment.upto].filter((day) => day !== null).join(" – "),
          to: `/kepesertaan/${trace.enrolment.id}`,
        }),
        ...decreeSteps(trace, nameOf),
        ...(await recordSteps(tx, origins, nameOf)),
      ],
    },
    {
      purpose: "audit",
      subjects: [{ kind: trace.subject.kind, id: trace.subject.id, placeCode: trace.placeCode }],
    },
  );
});
