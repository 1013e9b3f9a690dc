-- What other modules may read of accounts: the name people see and the language they read.
create or replace algorithm = merge sql security invoker view identity_public_account as
    select id, name, active, language
      from identity_account;

-- The roles of accounts that are not closed.
create or replace algorithm = merge sql security invoker view identity_active_role as
    select r.account_id, r.role
      from identity_account_role r
      join identity_account a on a.id = r.account_id
     where a.active;

-- Where messages for an account go.
create or replace algorithm = merge sql security invoker view identity_account_contact as
    select id, email, phone, active
      from identity_account;
