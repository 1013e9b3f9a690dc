-- What other modules may read of accounts: the name people see and the language they read.
create or replace algorithm = merge sql security invoker view identity_public_account as
    select id, name, active, language
      from identity_account;

-- Where messages for an account go.
create or replace algorithm = merge sql security invoker view identity_account_contact as
    select id, email, phone, active
      from identity_account;
