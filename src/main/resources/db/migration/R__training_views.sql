-- When people hold a certificate: whole days, until the moment it was revoked.
create or replace algorithm = merge sql security invoker view training_certificate_validity as
    select account_id, course_code, valid_from, valid_to, revoked_at
      from training_certificate;
