-- What people consent to, in languages beside the two the product brings along: entered by administrators, with who
-- translated it, and bound to the Portuguese text it translates by that text's hash.
create table mandates_consent_text (
    language varchar(16) character set ascii collate ascii_bin not null,
    version smallint not null,
    body varchar(4000) not null,
    words varchar(2000) not null,
    translator varchar(200) not null,
    of_hash binary(32) not null,
    added_by uuid not null,
    added_at datetime(6) not null,
    withdrawn_at datetime(6) null,
    primary key (language, version)
);

alter table mandates_mandate
    modify column consent_text_language varchar(16) character set ascii collate ascii_bin not null,
    add column consent_text_version int not null default 0,
    add column interpreter_name varchar(200) null,
    add column interpreter_language varchar(16) character set ascii collate ascii_bin null;
