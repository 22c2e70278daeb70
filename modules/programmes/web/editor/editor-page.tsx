import { useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { m } from "#messages/messages.js";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { AppLink } from "#platform/ui/app-link.tsx";
import { fieldId } from "#platform/ui/forms/error-summary.tsx";
import { LinkButton } from "#platform/ui/link-button.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { readKey, useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState, LoadingSkeleton } from "#platform/ui/states/states.tsx";
import { getProgramme } from "../../contract/get-programme.ts";
import catalogueStyles from "../catalogue/catalogue.module.css";
import { CriteriaSection } from "./criteria-section.tsx";
import styles from "./editor.module.css";
import { IdentitySection } from "./identity-section.tsx";
import { ProblemSummary } from "./problem-summary.tsx";
import { ProblemContext } from "./problems.tsx";
import { SaveBar } from "./save-bar.tsx";
import { useDraft } from "./use-draft.ts";

const ConflictPanel = lazy(() =>
  import("./conflict-panel.tsx").then((panel) => ({ default: panel.ConflictPanel })),
);

// A page of eight sections is longer than any screen: what is below is loaded while the first ones are read.
const more = () => import("./more-sections.ts");
const ComponentsSection = lazy(() => more().then((part) => ({ default: part.ComponentsSection })));
const CycleSection = lazy(() => more().then((part) => ({ default: part.CycleSection })));
const QuotaSection = lazy(() => more().then((part) => ({ default: part.QuotaSection })));
const RankingSection = lazy(() => more().then((part) => ({ default: part.RankingSection })));
const OverlapSection = lazy(() => more().then((part) => ({ default: part.OverlapSection })));
const DocumentsSection = lazy(() => more().then((part) => ({ default: part.DocumentsSection })));

const sections = [
  { id: "identity", title: m.programmes_section_identity, Section: IdentitySection },
  { id: "criteria", title: m.programmes_criteria, Section: CriteriaSection },
  { id: "components", title: m.programmes_components, Section: ComponentsSection },
  { id: "cycle", title: m.programmes_cycle, Section: CycleSection },
  { id: "quota", title: m.programmes_quota_and_budget, Section: QuotaSection },
  { id: "ranking", title: m.programmes_ranking, Section: RankingSection },
  { id: "overlaps", title: m.programmes_overlaps, Section: OverlapSection },
  { id: "documents", title: m.programmes_documents, Section: DocumentsSection },
] as const;

/** Writing a draft: every section on one page, saved by itself, with what is still missing above. */
export function EditorPage() {
  const { code = "", versionId = "" }: { readonly code?: string; readonly versionId?: string } = useParams({
    strict: false,
  });
  const client = useQueryClient();
  // A draft is never begun from what this browser read earlier: a colleague may have saved since.
  useState(() => client.removeQueries({ queryKey: readKey(getProgramme, { code, versionId }) }));
  const read = useRead(getProgramme, { code, versionId });
  return (
    <Loaded read={read} rows={12}>
      {(shown) =>
        shown.allowed.includes("save-draft") ? (
          <Editor key={shown.version.versionId} code={code} shown={shown} />
        ) : (
          <>
            <PageHeader title={m.programmes_edit_title()} backTo={`/program/${code}`} />
            <EmptyState
              title={m.programmes_not_editable()}
              text={m.programmes_not_editable_text()}
              action={
                <AppLink to={`/program/${code}?versi=${versionId}`} className={catalogueStyles["link"]}>
                  {m.programmes_open_version()}
                </AppLink>
              }
            />
          </>
        )
      }
    </Loaded>
  );
}

function Editor({ code, shown }: { readonly code: string; readonly shown: OutputOf<typeof getProgramme> }) {
  const locale = useLocale();
  const draft = useDraft(code, shown);
  const [kept] = useState(() => (shown.against === null ? new Set<string>() : codesOf(shown.definition)));
  const { definition, change } = draft;
  return (
    <ProblemContext value={draft.problems}>
      <PageHeader
        title={m.programmes_edit_heading({ title: definition.title[locale] || definition.code })}
        meta={m.programmes_version({ number: shown.version.number })}
        backTo={`/program/${code}`}
        actions={
          <LinkButton variant="default" to={`/program/${code}?versi=${shown.version.versionId}`}>
            {m.programmes_preview()}
          </LinkButton>
        }
      />
      <SaveBar code={code} shown={shown} draft={draft} />
      <div className={catalogueStyles["stack"]}>
        {draft.conflict !== undefined && (
          <Suspense fallback={null}>
            <ConflictPanel
              mine={definition}
              theirs={draft.conflict.theirs}
              regions={shown.regions}
              onResolve={(merged) => draft.resolve(merged, draft.conflict?.revision ?? 0)}
            />
          </Suspense>
        )}
        <ProblemSummary problems={draft.problems} />
        <nav aria-label={m.programmes_sections()}>
          <ul className={styles["jumps"]}>
            {sections.map(({ id, title }) => (
              <li key={id}>
                <a
                  href={`#${fieldId(`section-${id}`)}`}
                  onClick={(event) => {
                    event.preventDefault();
                    const section = document.getElementById(fieldId(`section-${id}`));
                    section?.scrollIntoView({ block: "start" });
                    section?.focus({ preventScroll: true });
                  }}
                >
                  {title()}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {sections.map(({ id, title, Section }) => (
          <div key={id} id={fieldId(`section-${id}`)} className={styles["target"]} tabIndex={-1}>
            <Panel title={title()}>
              <Suspense fallback={<LoadingSkeleton />}>
                <Section
                  definition={definition}
                  change={change}
                  kept={kept}
                  regions={shown.regions}
                  others={shown.programmes}
                />
              </Suspense>
            </Panel>
          </div>
        ))}
      </div>
    </ProblemContext>
  );
}

/** Codes that decisions may already stand on: those the draft was copied with. */
const codesOf = (definition: OutputOf<typeof getProgramme>["definition"]): ReadonlySet<string> =>
  new Set(
    [
      ...definition.criteria,
      ...definition.components,
      ...definition.cycle.stages,
      ...definition.ranking,
      ...definition.documents,
      ...definition.commitments,
    ].map((part) => part.code),
  );
