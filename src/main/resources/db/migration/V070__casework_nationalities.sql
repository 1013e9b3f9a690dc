-- Two letters of ISO 3166-1, or the three of ICAO Doc 9303 part 3 for people without such a nationality.
alter table casework_applicant
    modify column nationality varchar(3) character set ascii collate ascii_bin not null,
    add column birth_precision varchar(5) character set ascii collate ascii_bin not null default 'DAY' after birth_date;
