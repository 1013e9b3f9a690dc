-- Why an intake came to nothing, and the list of what waits by its state.
alter table intake_record
    add column put_away_reason varchar(16) character set ascii collate ascii_bin null,
    add column put_away_by uuid null,
    add column put_away_at datetime(6) null,
    add key intake_record_state (partner_id, state, received_at);
