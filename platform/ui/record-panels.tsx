import { createContext, Suspense, useContext } from "react";
import type { RecordPanel, ShownFamily, ShownPerson } from "./module-web.ts";
import { permits, useSession } from "./session.ts";

export interface RecordPanels {
  readonly family: ReadonlyArray<RecordPanel<ShownFamily>>;
  readonly person: ReadonlyArray<RecordPanel<ShownPerson>>;
}

/** Filled by apps/web with the panels of all modules: the page that shows them may not know those modules. */
export const RecordPanelsContext = createContext<RecordPanels>({ family: [], person: [] });

function Panels<Shown extends object>({
  panels,
  shown,
}: {
  readonly panels: ReadonlyArray<RecordPanel<Shown>>;
  readonly shown: Shown;
}) {
  const { permissions } = useSession();
  return panels
    .filter((panel) => permits(permissions, panel.permission))
    .map(({ name, component: Box }) => (
      <Suspense key={name} fallback={null}>
        <Box {...shown} />
      </Suspense>
    ));
}

/** Boxes of other modules about one family. */
export function FamilyPanels({ shown }: { readonly shown: ShownFamily }) {
  return <Panels panels={useContext(RecordPanelsContext).family} shown={shown} />;
}

/** Boxes of other modules about one person. */
export function PersonPanels({ shown }: { readonly shown: ShownPerson }) {
  return <Panels panels={useContext(RecordPanelsContext).person} shown={shown} />;
}
