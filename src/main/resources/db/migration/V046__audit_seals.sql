-- The journal in sealed stretches: each seal is the keyed hash of the one before and of every entry since, so that an entry
-- that was changed, taken out or put in afterwards is found. What refers to the journal keeps it from being truncated.
create table audit_seal (
    number bigint not null primary key,
    last_entry uuid not null,
    entries int not null,
    sealed_at datetime(6) not null,
    mac binary(32) not null,
    constraint audit_seal_last_entry foreign key (last_entry) references audit_entry (id)
);

create trigger audit_seal_no_update before update on audit_seal
    for each row signal sqlstate '45000' set message_text = 'seals are never changed';
create trigger audit_seal_no_delete before delete on audit_seal
    for each row signal sqlstate '45000' set message_text = 'seals are never deleted';

-- What somebody tried: refusals, limits that were reached, exports. Codes and keyed hashes, nothing anybody typed.
create table audit_security_event (
    id uuid not null primary key,
    at datetime(6) not null,
    kind varchar(40) character set ascii collate ascii_bin not null,
    account_id uuid null,
    network binary(32) not null,
    detail varchar(200) character set ascii collate ascii_bin not null,
    key audit_security_event_at (at),
    key audit_security_event_account (account_id, at)
);

create trigger audit_security_event_no_update before update on audit_security_event
    for each row signal sqlstate '45000' set message_text = 'security events are never changed';
