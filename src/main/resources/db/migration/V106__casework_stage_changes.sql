-- A stage an officer set by hand, with the reason that was told to the person; it can be taken back for a minute, until when
-- the stage and the moment it had been reached are kept.
create table casework_stage_change (
    id uuid not null primary key,
    case_id uuid not null,
    from_stage varchar(12) character set ascii collate ascii_bin not null,
    from_since datetime(6) not null,
    to_stage varchar(12) character set ascii collate ascii_bin not null,
    reason varchar(500) not null,
    made_at datetime(6) not null,
    made_by uuid not null,
    undone_at datetime(6) null,
    key casework_stage_change_case (case_id, made_at),
    constraint casework_stage_change_case_id foreign key (case_id) references casework_case (id)
);

-- Who compared the passport last and what was known before, so that it can be taken back for a minute. Without a claim where
-- an account was unlinked: that account has been told.
alter table casework_case
    add column identity_by uuid null,
    add column identity_claim_before varchar(12) character set ascii collate ascii_bin null,
    add column identity_seen_before datetime(6) null;
