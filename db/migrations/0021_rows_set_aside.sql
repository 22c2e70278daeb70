-- Why a person gave a held row up: a row that does not enter must say so, to the sender and to an auditor.
-- Rows given up before this release have no reason; they are shown as such.
alter table intake.held_rows
  add column set_aside_because text check (set_aside_because in
    ('repeated', 'not-of-this-area', 'not-a-person', 'sender-cannot-say', 'other')),
  add column set_aside_note text not null default '' check (length(set_aside_note) <= 300);
comment on column intake.held_rows.set_aside_because is 'Present while state is dropped: the reason chosen by who gave the row up (mended_by, mended_at).';
comment on column intake.held_rows.set_aside_note is 'In the officer''s own words; required where the reason is other. Stays out of the audit trail, which names the reason alone.';
