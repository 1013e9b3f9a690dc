-- The calendar of municipalities comes from the library (national, regional and municipal holidays, the movable ones too); a
-- municipality names its place in it. What an administrator adds or corrects stands in calendar_day.
alter table calendar_municipality
    drop column holiday,
    add column calendar varchar(8) character set ascii collate ascii_bin null;

update calendar_municipality set calendar = case code
    when 'agueda' then '01/AGD'
    when 'albufeira' then '08/ABF'
    when 'alcobaca' then '10/ACB'
    when 'almada' then '15/ALM'
    when 'amadora' then '11/AMD'
    when 'angra' then '20/AGH'
    when 'aveiro' then '01/AVR'
    when 'barreiro' then '15/BRR'
    when 'beja' then '02/BJA'
    when 'braga' then '03/BRG'
    when 'braganca' then '04/BGC'
    when 'caldas' then '10/CLD'
    when 'cascais' then '11/CSC'
    when 'castelo-branco' then '05/CTB'
    when 'coimbra' then '06/CBR'
    when 'evora' then '07/EVR'
    when 'faro' then '08/FAR'
    when 'figueira' then '06/FIG'
    when 'funchal' then '30/FNC'
    when 'gondomar' then '13/GDM'
    when 'guarda' then '09/GRD'
    when 'guimaraes' then '03/GMR'
    when 'horta' then '20/HRT'
    when 'leiria' then '10/LRA'
    when 'lisboa' then '11/LSB'
    when 'loule' then '08/LLE'
    when 'loures' then '11/LRS'
    when 'maia' then '13/MAI'
    when 'matosinhos' then '13/MTS'
    when 'montijo' then '15/MTJ'
    when 'odemira' then '02/ODM'
    when 'odivelas' then '11/ODV'
    when 'oeiras' then '11/OER'
    when 'olhao' then '08/OLH'
    when 'ponta-delgada' then '20/PDL'
    when 'portalegre' then '12/PTG'
    when 'portimao' then '08/PTM'
    when 'porto' then '13/PRT'
    when 'santarem' then '14/STR'
    when 'seixal' then '15/SXL'
    when 'setubal' then '15/STB'
    when 'sintra' then '11/SNT'
    when 'torres-vedras' then '11/TVD'
    when 'viana' then '16/VCT'
    when 'vfx' then '11/VFX'
    when 'gaia' then '13/VNG'
    when 'vila-real' then '17/VRL'
    when 'viseu' then '18/VIS'
end;

-- HOLIDAY and DECREED_CLOSED (tolerância de ponto): centres do not work. DECREED_OPEN and WORKING: they do. The narrowest
-- scope decides: a municipality, a region (PT-20 Azores, PT-30 Madeira), the country (PT).
create table calendar_day (
    id uuid not null primary key,
    on_date date not null,
    kind varchar(14) character set ascii collate ascii_bin not null,
    scope varchar(40) character set ascii collate ascii_bin not null,
    name_pt varchar(120) not null,
    name_en varchar(120) not null,
    unique key calendar_day_date (on_date, scope)
);
