import type { TablerIcon } from "@tabler/icons-react";
import type { ComponentType, LazyExoticComponent } from "react";
import type { Refusal } from "#platform/kernel/contract.ts";
import type { WorkItem } from "./work-item.ts";

/** A text of the catalogue, asked for at the moment of drawing so that it follows the language. */
export type Words = () => string;

/** Groups of the side navigation, in this order. */
export type NavGroup = "work" | "data" | "verification" | "programmes" | "office";

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

/** What `modules/<m>/web/index.tsx` exports under the name `web`. */
export interface ModuleWeb {
  readonly routes: readonly ModuleRoute[];
  readonly work?: readonly WorkSource[];
  readonly search?: readonly SearchSource[];
  /** Page of a batch (long work shown under the bell) by its kind; receives the batch's id. */
  readonly batchPages?: Readonly<Record<string, (batchId: string) => string>>;
}
