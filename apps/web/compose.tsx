import type { ModuleWeb } from "#platform/ui/module-web.ts";

/*
 * Every module that has a web face is in: adding a capability is adding a folder. A face holds only names,
 * icons and lazy pages, so all of them together weigh little.
 */
const faces = import.meta.glob<ModuleWeb>("../../modules/*/web/index.tsx", { eager: true, import: "web" });

export const modules: readonly ModuleWeb[] = Object.values(faces);
