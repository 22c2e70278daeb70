import { m } from "#messages/messages.js";

/** Why somebody was shown something: the page or paper it stood on, or the purpose the officer chose. */
const words: Readonly<Record<string, () => string>> = {
  audit: m.accountability_for_audit,
  casework: m.accountability_for_casework,
  complaint: m.accountability_for_complaint,
  correction: m.accountability_for_correction,
  delivery: m.accountability_for_delivery,
  document: m.accountability_for_document,
  "family-page": m.accountability_for_family_page,
  "programme-holds": m.accountability_for_programme_holds,
  "group-page": m.accountability_for_group_page,
  history: m.accountability_for_history,
  import: m.accountability_for_import,
  list: m.accountability_for_list,
  "matching-with-dukcapil": m.accountability_for_dukcapil,
  "person-page": m.accountability_for_person_page,
  print: m.accountability_for_print,
  search: m.accountability_for_search,
  service: m.accountability_for_service,
  "subject-request": m.accountability_for_subject_request,
  "user-administration": m.accountability_for_users,
  verification: m.accountability_for_verification,
  work: m.accountability_for_work,
};

/** The purpose in words; its own code where no word is known, so that nothing is hidden. */
export const purposeWords = (purpose: string): string => words[purpose]?.() ?? purpose;
