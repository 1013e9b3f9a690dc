-- Locks by name: a writer locks the buckets of its keys until its transaction ends. Nothing in here is ever changed.
create table platform_lock (
    name varchar(40) character set ascii collate ascii_bin not null,
    bucket smallint not null,
    primary key (name, bucket)
);
insert into platform_lock (name, bucket)
    with recursive buckets as (select 0 as n union all select n + 1 from buckets where n < 511)
    select l.name, n from buckets
    join (
        select 'associations.partner' as name
        union all select 'intake.person'
        union all select 'people.person'
        union all select 'rota.person'
        union all select 'scheduling.cover'
    ) l;

drop table associations_partner_guard;
drop table casework_person_gate;
drop table intake_mark;
drop table rota_guard;
drop table scheduling_cover_turn;
