alter table associations_member add column coordinator boolean not null default false;
