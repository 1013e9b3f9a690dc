-- Certificates that were not revoked, valid from `valid_from` to `valid_to`, both days included.
create or replace algorithm = merge sql security invoker view training_valid_certificate as
    select account_id, course_code, valid_from, valid_to
      from training_certificate
     where revoked_at is null;
