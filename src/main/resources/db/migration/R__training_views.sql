-- When people hold a certificate: whole days, until the moment it was revoked.
create or replace algorithm = merge sql security invoker view training_certificate_validity as
    select account_id, course_code, valid_from, valid_to, revoked_at
      from training_certificate;

-- Certificates that were not revoked, valid from `valid_from` to `valid_to`, both days included.
create or replace algorithm = merge sql security invoker view training_valid_certificate as
    select account_id, course_code, valid_from, valid_to
      from training_certificate
     where revoked_at is null;
