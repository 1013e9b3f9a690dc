-- Whom or what an entry is about besides a case, and what a change changed. With keys for the journal as administrators
-- read it: by time, by kind, by what it is about.
alter table audit_entry
    add column subject_id uuid null,
    add column changes varchar(1000) null;

alter table audit_entry
    add key audit_entry_at (at),
    add key audit_entry_action (action, at),
    add key audit_entry_subject (subject_id, at);
