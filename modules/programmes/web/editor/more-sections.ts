/** The sections below the fold, loaded together after the first ones are drawn. */
export { ComponentsSection } from "./components-section.tsx";
export { CycleSection } from "./cycle-section.tsx";
export { DocumentsSection } from "./documents-section.tsx";
export { OverlapSection } from "./overlap-section.tsx";
export { QuotaSection } from "./quota-section.tsx";
export { RankingSection } from "./ranking-section.tsx";
