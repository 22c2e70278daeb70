import { m } from "#messages/messages.js";
import { PrintButton } from "#platform/ui/page/print-button.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { FactCatalogue } from "./fact-catalogue.tsx";

/** Katalog fakta: what rules may ask, to read, to search and to print. */
export function FactsPage() {
  return (
    <>
      <PageHeader
        title={m.programmes_facts()}
        meta={m.programmes_facts_meta()}
        backTo="/program"
        actions={<PrintButton />}
      />
      <Panel title={m.programmes_facts_all()}>
        <FactCatalogue />
      </Panel>
    </>
  );
}
