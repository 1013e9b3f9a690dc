-- What a consent rests on beside code and signature, and whether the agency has looked at one that seemed wrong.
-- second_look is true while somebody has to look, and null otherwise, so that its key holds those rows only.
alter table mandates_mandate
    add column passport_seen boolean not null default false,
    add column contact_hash varbinary(32) null,
    add column second_look boolean null,
    add column looked_at datetime(6) null,
    add column looked_by uuid null,
    drop key mandates_mandate_flagged,
    add key mandates_mandate_second_look (second_look, requested_at),
    add key mandates_mandate_contact (contact_hash, association_id),
    add key mandates_mandate_waiting (state, code_expires_at);

update mandates_mandate set second_look = true where flag is not null;
update mandates_mandate set state = 'EXPIRED', ended_at = code_expires_at, ended_by = 'TIME', code_hash = null,
    version = version + 1 where state = 'PENDING' and code_expires_at < now(6);
