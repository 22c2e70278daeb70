import type { TablerIcon } from "@tabler/icons-react";
import type { ComponentType, LazyExoticComponent } from "react";
import type { Refusal } from "#platform/kernel/contract.ts";
import type { WorkItem } from "./work-item.ts";

/** A text of the catalogue, asked for at the moment of drawing so that it follows the language. */
export type Words = () => string;

/** Groups of the side navigation, in this order. */
export type NavGroup = "work" | "data" | "verification" | "programmes" | "delivery" | "office";

/** One page of a module. */
export interface ModuleRoute {
  /** Address below the office, with TanStack parameters: "/keluarga/$familyId". Indonesian words. */
  readonly path: `/${string}`;
  /** `lazy(() => import("./family-page.tsx").then(…))`: a page loads when it is opened. */
  readonly component: LazyExoticComponent<ComponentType> | ComponentType;
  /** Name of the page, for the tab's title. */
  readonly title: Words;
  /** Who may open it; several = any of them. The server decides again on every call. */
  readonly permission: string | readonly string[];
  /** Present where the page stands in the side navigation. */
  readonly nav?: { readonly group: NavGroup; readonly order: number; readonly icon: TablerIcon };
}

export type Loaded<T> =
  | { readonly ok: true; readonly out: T }
  | { readonly ok: false; readonly refusal: Refusal };

/** What waits for the signed-in person in one module; shown on "Tugas saya". */
export interface WorkSource {
  readonly name: string;
  readonly permission: string | readonly string[];
  readonly load: (signal: AbortSignal) => Promise<Loaded<readonly WorkItem[]>>;
}

/** One line under the search box. */
export interface Suggestion {
  readonly id: string;
  readonly title: string;
  /** Second line: place, age, masked number. */
  readonly hint?: string;
  readonly icon?: TablerIcon;
  readonly to: string;
}

/** A kind of thing the search box finds. The text may be a name or a NIK: ask with POST, never put it in an address. */
export interface SearchSource {
  readonly name: string;
  readonly heading: Words;
  readonly permission: string | readonly string[];
  readonly suggest: (text: string, signal: AbortSignal) => Promise<Loaded<readonly Suggestion[]>>;
  /** Page with all results; the text travels in the history's state, not in the address. */
  readonly allAt?: string;
}

/** A family whose page is open, as far as another module's panel needs to know it. */
export interface ShownFamily {
  readonly familyId: string;
  /** Those who live there now. */
  readonly members: ReadonlyArray<{ readonly personId: string; readonly name: string }>;
}

export interface ShownPerson {
  readonly personId: string;
  /** null = belongs to no family. */
  readonly familyId: string | null;
}

/**
 * A box one module puts on another module's page: registry shows it without knowing whose it is. The component
 * draws a `Panel` of its own, or nothing where it has nothing to say.
 */
export interface RecordPanel<Shown> {
  readonly name: string;
  /** Who sees it; others do not even load it. */
  readonly permission: string | readonly string[];
  /** Lowest first; all of them stand below the aid received. */
  readonly order: number;
  readonly component: LazyExoticComponent<ComponentType<Shown>> | ComponentType<Shown>;
}

/** What `modules/<m>/web/index.tsx` exports under the name `web`. */
export interface ModuleWeb {
  readonly routes: readonly ModuleRoute[];
  readonly work?: readonly WorkSource[];
  readonly search?: readonly SearchSource[];
  /** Boxes in the column "Bantuan" of the family's page ("/keluarga/$familyId"). */
  readonly familyPanels?: ReadonlyArray<RecordPanel<ShownFamily>>;
  /** The same on the page of one person ("/orang/$personId"). */
  readonly personPanels?: ReadonlyArray<RecordPanel<ShownPerson>>;
  /** Page of a batch (long work shown under the bell) by its kind; receives the batch's id. */
  readonly batchPages?: Readonly<Record<string, (batchId: string) => string>>;
}
