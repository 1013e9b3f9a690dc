-- Holidays of municipalities come from the library (national, regional and municipal, the movable ones too); calendar
-- names the place of a municipality in it. What an administrator adds or corrects stands in calendar_day.
create table calendar_municipality (
    code varchar(40) character set ascii collate ascii_bin not null primary key,
    name varchar(80) not null,
    zone varchar(40) character set ascii collate ascii_bin not null,
    latitude decimal(8,5) not null,
    longitude decimal(8,5) not null,
    calendar varchar(8) character set ascii collate ascii_bin null
);

-- HOLIDAY and DECREED_CLOSED (tolerância de ponto): centres do not work. DECREED_OPEN and WORKING: they do. The narrowest
-- scope decides: a municipality, a region (PT-20 Azores, PT-30 Madeira), the country (PT).
create table calendar_day (
    id uuid not null primary key,
    on_date date not null,
    kind varchar(14) character set ascii collate ascii_bin not null,
    scope varchar(40) character set ascii collate ascii_bin not null,
    name_pt varchar(120) not null,
    name_en varchar(120) not null,
    unique key calendar_day_date (on_date, scope),
    constraint calendar_day_kind_known check (kind in ('HOLIDAY', 'DECREED_CLOSED', 'DECREED_OPEN', 'WORKING'))
);
