import type { Operation } from "#platform/runtime/operation.ts";
import { handler as addDocument } from "./add-document.ts";
import { handler as changeAddress } from "./change-address.ts";
import { handler as changeFamily } from "./change-family.ts";
import { handler as changeGroup } from "./change-group.ts";
import { handler as changeGroupMembers } from "./change-group-members.ts";
import { handler as changePerson } from "./change-person.ts";
import { handler as createFamily } from "./create-family.ts";
import { handler as createGroup } from "./create-group.ts";
import { handler as createPerson } from "./create-person.ts";
import { handler as downloadDocument } from "./download-document.ts";
import { handler as endCondition } from "./end-condition.ts";
import { handler as findPersons } from "./find-persons.ts";
import { handler as getFamilyPage } from "./get-family-page.ts";
import { handler as getGroup } from "./get-group.ts";
import { handler as getPerson } from "./get-person.ts";
import { operations as linkage } from "./linkage/operations.ts";
import { handler as listChanges } from "./list-changes.ts";
import { handler as listCodeLists } from "./list-code-lists.ts";
import { handler as listFamilies } from "./list-families.ts";
import { handler as listGroups } from "./list-groups.ts";
import { handler as mergeFamilies } from "./merge-families.ts";
import { handler as mergePersons } from "./merge-persons.ts";
import { handler as movePerson } from "./move-person.ts";
import { handler as printFamilySheet } from "./print-family-sheet.ts";
import { handler as recordCondition } from "./record-condition.ts";
import { handler as recordLifeEvent } from "./record-life-event.ts";
import { handler as revealNumber } from "./reveal-number.ts";
import { findByBirth, findByLikeness, findByPrefix, hitsByNumber, readHits } from "./search-statements.ts";
import { handler as splitFamily } from "./split-family.ts";
import { handler as undoMerge } from "./undo-merge.ts";

export const operations: readonly Operation[] = [
  findPersons,
  listFamilies,
  getFamilyPage,
  getPerson,
  listChanges,
  revealNumber,
  listCodeLists,
  createFamily,
  createPerson,
  changeFamily,
  changeAddress,
  changePerson,
  movePerson,
  recordCondition,
  endCondition,
  recordLifeEvent,
  splitFamily,
  mergePersons,
  mergeFamilies,
  undoMerge,
  addDocument,
  downloadDocument,
  printFamilySheet,
  listGroups,
  getGroup,
  createGroup,
  changeGroup,
  changeGroupMembers,
  ...linkage,
];

/** The statements of the search box, for the benchmark that measures them. */
export const searchStatements = { findByBirth, findByLikeness, findByPrefix, hitsByNumber, readHits };

export { nameKey } from "../domain/name-key.ts";
export { readValueWords } from "./code-labels.ts";
export { destroyDocuments, findDocumentsToDestroy } from "./documents-to-destroy.ts";
export { type FieldFamily, type FieldMember, fieldFamilies } from "./field-families.ts";
export { type FieldValues, fieldValues } from "./field-values.ts";
export { findSubjects, type NamedSubject } from "./find-subject.ts";
export { type SameOne, type Suspicion, sameOnes } from "./linkage/same-ones.ts";
export { loadRegistryReference } from "./load-reference.ts";
export { recordAid } from "./record-aid.ts";
export { recordHousing } from "./record-housing.ts";
export { subjectNumbers } from "./subject-numbers.ts";
export { type SubjectOrigin, subjectOrigins } from "./subject-origins.ts";
