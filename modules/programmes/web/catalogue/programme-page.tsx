import { Alert, Button } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useNavigate, useParams } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { m } from "#messages/messages.js";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { ErrorSummary } from "#platform/ui/forms/error-summary.tsx";
import { LinkButton } from "#platform/ui/link-button.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { DefinitionList } from "#platform/ui/page/definition-list.tsx";
import { PrintButton } from "#platform/ui/page/print-button.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useAct, useRead } from "#platform/ui/query-client.ts";
import { useMay } from "#platform/ui/session.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { useUrlState } from "#platform/ui/url-state.ts";
import { createDraft } from "../../contract/create-draft.ts";
import { getProgramme } from "../../contract/get-programme.ts";
import { listProgrammes } from "../../contract/list-programmes.ts";
import { DmnExport } from "../rules/dmn-export.tsx";
import styles from "./catalogue.module.css";
import type { Decision } from "./decide.tsx";
import { DifferenceList } from "./difference-list.tsx";
import { DocumentsPanel, OverlapPanel, RankingPanel, UnverifiedPanel } from "./programme-more.tsx";
import { ComponentsPanel, CriteriaPanel, CyclePanel, QuotaPanel } from "./programme-parts.tsx";
import { VersionStanding, versionDays } from "./standing.tsx";
import { VersionHistory } from "./version-history.tsx";
import { bidangWords, formWords, tierWords, unitWords } from "./words.ts";

// Asked for at the first press: the dialog and the question for the second factor are the heaviest part of this page.
const Decide = lazy(() => import("./decide.tsx").then((part) => ({ default: part.Decide })));

type Shown = OutputOf<typeof getProgramme>;

/** A programme as its officers, village operators and auditors read it; on paper, too. */
export function ProgrammePage() {
  const { code = "" }: { readonly code?: string } = useParams({ strict: false });
  const [values] = useUrlState();
  const versionId = values["versi"] ?? "";
  const againstId = values["banding"] ?? "";
  const read = useRead(getProgramme, {
    code,
    ...(versionId === "" ? {} : { versionId }),
    ...(againstId === "" ? {} : { againstId }),
  });
  return (
    <Loaded read={read} rows={10}>
      {(shown) => <Programme key={shown.version.versionId} shown={shown} />}
    </Loaded>
  );
}

function Programme({ shown }: { readonly shown: Shown }) {
  const locale = useLocale();
  const [deciding, setDeciding] = useState<Decision>();
  const { definition, version, regions } = shown;
  const waits = version.state === "submitted";
  return (
    <>
      <PageHeader
        title={definition.title[locale]}
        meta={`${definition.names.join(", ")} · ${m.programmes_version({ number: version.number })}`}
        backTo="/program"
        badges={<VersionStanding version={version} inForceId={shown.inForceId} />}
        actions={<Acts shown={shown} onDecide={setDeciding} />}
      />
      <div className={styles["sheet"]}>
        <div className={styles["stack"]}>
          {version.state === "approved" && version.versionId !== shown.inForceId && (
            <Alert variant="default">{m.programmes_not_today({ days: versionDays(version) })}</Alert>
          )}
          {version.state === "draft" && version.decisionNote !== "" && (
            <Alert variant="default" title={m.programmes_was_returned()}>
              {version.decisionNote}
            </Alert>
          )}
          {(waits || version.state === "draft") && <Changes shown={shown} />}
          <UnverifiedPanel definition={definition} />
          <div className={styles["columns"]}>
            <div className={styles["stack"]}>
              <CriteriaPanel definition={definition} />
              <div data-print="hide">
                <DmnExport versionId={version.versionId} />
              </div>
              <ComponentsPanel definition={definition} />
              <CyclePanel definition={definition} />
              <RankingPanel definition={definition} />
              <OverlapPanel definition={definition} others={shown.programmes} />
            </div>
            <div className={styles["stack"]}>
              <Panel title={m.programmes_about()}>
                <DefinitionList items={about(definition, locale)} />
              </Panel>
              <QuotaPanel definition={definition} regions={regions} />
              <DocumentsPanel definition={definition} />
              <VersionHistory
                code={shown.code}
                versions={shown.versions}
                shown={version}
                inForceId={shown.inForceId}
              />
              {!waits && version.state !== "draft" && shown.against !== null && <Changes shown={shown} />}
            </div>
          </div>
        </div>
      </div>
      {deciding !== undefined && (
        <Suspense fallback={null}>
          <Decide decision={deciding} shown={shown} onClose={() => setDeciding(undefined)} />
        </Suspense>
      )}
    </>
  );
}

function Changes({ shown }: { readonly shown: Shown }) {
  const { against, version } = shown;
  return (
    <Panel
      title={
        against === null
          ? m.programmes_first_version()
          : m.programmes_changed_against({ number: version.number, against: against.number })
      }
    >
      {against === null ? (
        <p className={styles["hint"]}>{m.programmes_first_version_text()}</p>
      ) : (
        <DifferenceList
          differences={shown.differences}
          definition={shown.definition}
          regions={shown.regions}
        />
      )}
    </Panel>
  );
}

function about(definition: Shown["definition"], locale: "id" | "en") {
  return [
    { key: "summary", term: m.programmes_summary(), value: definition.summary[locale] },
    { key: "unit", term: m.programmes_unit(), value: unitWords[definition.unit]() },
    { key: "form", term: m.programmes_form(), value: formWords[definition.form]() },
    {
      key: "owner",
      term: m.programmes_owner(),
      value:
        definition.bidang === null
          ? tierWords[definition.ownerTier]()
          : `${tierWords[definition.ownerTier]()} · ${bidangWords[definition.bidang]()}`,
    },
    {
      key: "legal",
      term: m.programmes_legal_basis(),
      value: (
        <ul className={styles["bullets"]}>
          {definition.legalBasis.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      ),
    },
  ];
}

function Acts({
  shown,
  onDecide,
}: {
  readonly shown: Shown;
  readonly onDecide: (decision: Decision) => void;
}) {
  const navigate = useNavigate();
  const draft = useAct(createDraft, { refresh: [getProgramme, listProgrammes] });
  const mayHolds = useMay("programmes.hold.read");
  const { allowed, version, versions, code } = shown;
  const open = versions.find(
    (one) => (one.state === "draft" || one.state === "submitted") && one.source === "office",
  );
  const editor = (versionId: string) => `/program/${code}/ubah/${versionId}`;
  return (
    <>
      {allowed.includes("approve-version") && (
        <Button onClick={() => onDecide("approve")}>{m.programmes_approve()}</Button>
      )}
      {allowed.includes("return-version") && (
        <Button variant="default" onClick={() => onDecide("return")}>
          {m.programmes_return()}
        </Button>
      )}
      {allowed.includes("save-draft") && (
        <LinkButton to={editor(version.versionId)} leftSection={<IconPencil size="1.1em" aria-hidden />}>
          {m.programmes_continue_draft()}
        </LinkButton>
      )}
      {allowed.includes("create-draft") && version.state !== "draft" && open === undefined && (
        <Button
          variant={version.state === "submitted" ? "default" : "filled"}
          loading={draft.running}
          leftSection={<IconPencil size="1.1em" aria-hidden />}
          onClick={() =>
            void draft.run({ code, fromVersionId: version.versionId }).then((result) => {
              if (result.ok) void navigate({ to: editor(result.out.versionId) });
            })
          }
        >
          {m.programmes_change()}
        </Button>
      )}
      {allowed.includes("create-draft") && open !== undefined && open.versionId !== version.versionId && (
        <LinkButton
          variant="default"
          to={open.state === "draft" ? editor(open.versionId) : `/program/${code}?versi=${open.versionId}`}
        >
          {open.state === "draft" ? m.programmes_continue_draft() : m.programmes_open_submitted()}
        </LinkButton>
      )}
      {allowed.includes("withdraw-version") && (
        <Button variant="default" onClick={() => onDecide("withdraw")}>
          {m.programmes_withdraw()}
        </Button>
      )}
      {mayHolds && (
        <LinkButton variant="default" to={`/program/${code}/jeda`}>
          {m.programmes_holds()}
        </LinkButton>
      )}
      <PrintButton />
      <ErrorSummary refusal={draft.refusal} />
    </>
  );
}
