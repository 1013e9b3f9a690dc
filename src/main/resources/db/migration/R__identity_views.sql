-- Where messages for an account go.
create or replace algorithm = merge sql security invoker view identity_account_contact as
    select id, email, phone, active
      from identity_account;
