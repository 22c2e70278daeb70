import { Button } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { m } from "#messages/messages.js";
import { formatInstant } from "#platform/i18n/format.ts";
import { AppLink } from "#platform/ui/app-link.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { DefinitionList } from "#platform/ui/page/definition-list.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import { getRequest } from "../../contract/get-request.ts";
import { printRequestAnswer } from "../../contract/print-request-answer.ts";
import type { Request } from "../../contract/request-shapes.ts";
import { Clock } from "../clock.tsx";
import { FileButton } from "../file-button.tsx";
import styles from "../registers.module.css";
import {
  channelWords,
  identityWords,
  kindWords,
  relationWords,
  stateTones,
  stateWords,
} from "./request-words.ts";

const AnswerRequest = lazy(() =>
  import("./answer-request.tsx").then((form) => ({ default: form.AnswerRequest })),
);

function Subject({ request }: { readonly request: Request }) {
  if (request.subject === null) return <>{m.accountability_not_visible()}</>;
  const { kind, id, name } = request.subject;
  return (
    <AppLink className={styles["link"]} to={kind === "person" ? `/orang/${id}` : `/keluarga/${id}`}>
      {name}
    </AppLink>
  );
}

function Facts({ request }: { readonly request: Request }) {
  const locale = useLocale();
  return (
    <DefinitionList
      items={[
        { key: "subject", term: m.accountability_request_about(), value: <Subject request={request} /> },
        {
          key: "requester",
          term: m.accountability_requester(),
          value: request.requesterName,
          source: relationWords[request.requesterRelation](),
        },
        {
          key: "identity",
          term: m.accountability_identity_checked(),
          value: identityWords[request.identityChecked](),
        },
        { key: "channel", term: m.accountability_channel(), value: channelWords[request.channel]() },
        ...(request.contact === ""
          ? []
          : [{ key: "contact", term: m.accountability_contact(), value: request.contact }]),
        {
          key: "received",
          term: m.accountability_received(),
          value: formatInstant(request.receivedAt, locale),
          source: request.recordedBy,
        },
        { key: "due", term: m.accountability_due(), value: formatInstant(request.dueAt, locale) },
      ]}
    />
  );
}

/** One request: who asks what, how long is left, and the answer. */
export function RequestPage() {
  const { requestId = "" }: { readonly requestId?: string } = useParams({ strict: false });
  const read = useRead(getRequest, { requestId });
  const [answering, setAnswering] = useState(false);
  const locale = useLocale();
  return (
    <Loaded read={read} rows={6}>
      {(request) => (
        <>
          <PageHeader
            title={`${kindWords[request.kind]()} · ${request.number}`}
            meta={request.place.name}
            backTo="/permintaan"
            badges={
              request.state === "open" ? (
                <Clock dueAt={request.dueAt} />
              ) : (
                <StatusBadge tone={stateTones[request.state]}>{stateWords[request.state]()}</StatusBadge>
              )
            }
            actions={
              <>
                {request.allowed.includes("answer") && (
                  <Button onClick={() => setAnswering(true)}>{m.accountability_answer()}</Button>
                )}
                {request.allowed.includes("print") && (
                  <FileButton contract={printRequestAnswer} input={{ requestId }}>
                    {m.accountability_answer_letter()}
                  </FileButton>
                )}
              </>
            }
          />
          <div className={styles["stack"]}>
            <Panel title={m.accountability_request()}>
              <div className={styles["stack"]}>
                <p className={styles["text"]}>{request.request}</p>
                <Facts request={request} />
              </div>
            </Panel>
            {request.answer !== null && (
              <Panel title={m.accountability_answer_given()}>
                <div className={styles["stack"]}>
                  <p className={styles["text"]}>{request.answer}</p>
                  <DefinitionList
                    items={[
                      {
                        key: "by",
                        term: m.accountability_answered_by(),
                        value: request.answeredBy ?? "–",
                        ...(request.answeredAt === null
                          ? {}
                          : { source: formatInstant(request.answeredAt, locale) }),
                      },
                      ...(request.legalBasis === null
                        ? []
                        : [{ key: "law", term: m.accountability_legal_basis(), value: request.legalBasis }]),
                    ]}
                  />
                </div>
              </Panel>
            )}
          </div>
          {answering && (
            <Suspense fallback={null}>
              <AnswerRequest request={request} onClose={() => setAnswering(false)} />
            </Suspense>
          )}
        </>
      )}
    </Loaded>
  );
}
