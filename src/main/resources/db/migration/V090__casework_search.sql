-- What an officer finds a case by besides names: beginning and end of numbers, birth date, telephone, mail address. The
-- reversed columns make the end of a number the beginning of an indexed one.
alter table casework_applicant
    add column passport_reversed varchar(15) character set ascii collate ascii_bin
        generated always as (reverse(passport_number)) stored invisible,
    add column phone_reversed varchar(16) character set ascii collate ascii_bin
        generated always as (reverse(phone)) stored invisible;

alter table casework_applicant
    add key casework_applicant_name (name),
    add key casework_applicant_native (native_name),
    add key casework_applicant_birth (birth_date),
    add key casework_applicant_nif (nif),
    add key casework_applicant_niss (niss),
    add key casework_applicant_phone (phone),
    add key casework_applicant_email (email),
    add key casework_applicant_passport_end (passport_reversed),
    add key casework_applicant_phone_end (phone_reversed);

alter table casework_case
    add column number_reversed char(9) character set ascii collate ascii_bin
        generated always as (reverse(rtrim(number))) stored invisible;

alter table casework_case
    add key casework_case_number_end (number_reversed);
