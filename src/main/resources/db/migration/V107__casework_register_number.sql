-- The number a case has in the agency's register, as it is written there, and its letters and digits alone, by which it is
-- found and which no two cases share.
alter table casework_case
    add column register_number varchar(40) character set ascii collate ascii_bin null,
    add column register_key varchar(40) character set ascii collate ascii_bin null;

alter table casework_case
    add unique key casework_case_register (register_key);
