import type { ModuleWeb } from "#platform/ui/module-web.ts";
import type { RecordPanels } from "#platform/ui/record-panels.tsx";

/*
 * Every module that has a web face is in: adding a capability is adding a folder. A face holds only names,
 * icons and lazy pages, so all of them together weigh little.
 */
const faces = import.meta.glob<ModuleWeb>("../../modules/*/web/index.tsx", { eager: true, import: "web" });

export const modules: readonly ModuleWeb[] = Object.values(faces);

/** What modules put on each other's pages, in the order they ask for. */
export const recordPanels: RecordPanels = {
  family: modules
    .flatMap((module) => module.familyPanels ?? [])
    .toSorted((left, right) => left.order - right.order),
  person: modules
    .flatMap((module) => module.personPanels ?? [])
    .toSorted((left, right) => left.order - right.order),
};
