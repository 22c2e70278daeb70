import { m } from "#messages/messages.js";

/** Sentences for the acts of the audit trail, by event without its version. */
const words: Readonly<Record<string, () => string>> = {
  "identity.signed-in": m.accountability_signed_in,
  "identity.sign-in-failed": m.accountability_sign_in_failed,
  "identity.signed-out": m.accountability_signed_out,
  "identity.user-created": m.accountability_user_created,
  "identity.user-changed": m.accountability_user_changed,
  "identity.user-disabled": m.accountability_user_disabled,
  "identity.user-enabled": m.accountability_user_enabled,
  "identity.password-reset": m.accountability_password_reset,
  "identity.password-changed": m.accountability_password_changed,
  "identity.password-change-refused": m.accountability_password_refused,
  "identity.second-factor-begun": m.accountability_factor_begun,
  "identity.second-factor-enrolled": m.accountability_factor_enrolled,
  "identity.second-factor-confirmed": m.accountability_factor_confirmed,
  "identity.second-factor-refused": m.accountability_factor_refused,
  "identity.second-factor-reset": m.accountability_factor_reset,
  "identity.backup-codes-renewed": m.accountability_codes_renewed,
  "identity.session-revoked": m.accountability_session_revoked,
  "identity.locale-changed": m.accountability_locale_changed,
  "identity.office-sign-in-begun": m.accountability_office_begun,
  "intake.upload-started": m.accountability_act_intake_upload_started,
  "intake.piece-received": m.accountability_act_intake_piece_received,
  "intake.upload-finished": m.accountability_act_intake_upload_finished,
  "intake.mapping-saved": m.accountability_act_intake_mapping_saved,
  "intake.profile-saved": m.accountability_act_intake_profile_saved,
  "intake.check-started": m.accountability_act_intake_check_started,
  "intake.application-started": m.accountability_act_intake_application_started,
  "intake.batch-applied": m.accountability_act_intake_batch_applied,
  "intake.batch-cancelled": m.accountability_act_intake_batch_cancelled,
  "intake.undo-started": m.accountability_act_intake_undo_started,
  "intake.batch-undone": m.accountability_act_intake_batch_undone,
  "intake.row-mended": m.accountability_act_intake_row_mended,
  "intake.row-dropped": m.accountability_act_intake_row_dropped,
  "intake.row-taken-back": m.accountability_act_intake_row_taken_back,
  "registry.family-created": m.accountability_act_registry_family_created,
  "registry.family-changed": m.accountability_act_registry_family_changed,
  "registry.family-moved": m.accountability_act_registry_family_moved,
  "registry.family-split": m.accountability_act_registry_family_split,
  "registry.families-merged": m.accountability_act_registry_families_merged,
  "registry.person-created": m.accountability_act_registry_person_created,
  "registry.person-changed": m.accountability_act_registry_person_changed,
  "registry.person-moved": m.accountability_act_registry_person_moved,
  "registry.persons-merged": m.accountability_act_registry_persons_merged,
  "registry.merge-undone": m.accountability_act_registry_merge_undone,
  "registry.condition-recorded": m.accountability_act_registry_condition_recorded,
  "registry.condition-ended": m.accountability_act_registry_condition_ended,
  "registry.life-event-recorded": m.accountability_act_registry_life_event_recorded,
  "registry.document-added": m.accountability_act_registry_document_added,
  "registry.group-created": m.accountability_act_registry_group_created,
  "registry.group-changed": m.accountability_act_registry_group_changed,
  "registry.group-members-changed": m.accountability_act_registry_group_members_changed,
  "programmes.programme-created": m.accountability_act_programmes_programme_created,
  "programmes.draft-created": m.accountability_act_programmes_draft_created,
  "programmes.draft-saved": m.accountability_act_programmes_draft_saved,
  "programmes.version-submitted": m.accountability_act_programmes_version_submitted,
  "programmes.version-approved": m.accountability_act_programmes_version_approved,
  "programmes.version-returned": m.accountability_act_programmes_version_returned,
  "programmes.version-withdrawn": m.accountability_act_programmes_version_withdrawn,
  "programmes.hold-placed": m.accountability_act_programmes_hold_placed,
  "programmes.hold-lifted": m.accountability_act_programmes_hold_lifted,
};

/** What was done, in words; the event's own name where no sentence is known. */
export function actWords(type: string): string {
  const name = type.replace(/\.v\d+$/, "");
  return words[name]?.() ?? name;
}

/** Events that have a sentence, for the filter. */
export const knownActs: readonly string[] = Object.keys(words);

const subjects: Readonly<Record<string, () => string>> = {
  user: m.accountability_kind_user,
  person: m.accountability_kind_person,
  family: m.accountability_kind_family,
  group: m.accountability_kind_group,
  condition: m.accountability_kind_condition,
  document: m.accountability_kind_document,
  event: m.accountability_kind_event,
  "intake-batch": m.accountability_kind_intake_batch,
  "intake-row": m.accountability_kind_intake_row,
  "intake-upload": m.accountability_kind_intake_upload,
  "programme-version": m.accountability_kind_programme_version,
  "programme-hold": m.accountability_kind_programme_hold,
  session: m.accountability_kind_session,
  "audit-trail": m.accountability_kind_audit_trail,
  "access-log": m.accountability_kind_access_log,
};

/** What a line is about, in words. */
export function subjectWords(kind: string): string {
  return subjects[kind]?.() ?? kind;
}
