-- How often something was tried in a stretch of time, for limits; bucket is a keyed hash.
create table platform_attempt (
    bucket binary(32) not null,
    window_start bigint not null,
    attempts int not null,
    primary key (bucket, window_start)
);

-- Half-filled forms, sealed.
create table platform_draft (
    owner_id uuid not null,
    form varchar(120) character set ascii collate ascii_bin not null,
    body mediumblob not null,
    updated_at datetime(6) not null,
    primary key (owner_id, form),
    key platform_draft_age (updated_at)
);

-- The job library's own table (db-scheduler).
create table scheduled_tasks (
    task_name varchar(100) character set ascii collate ascii_bin not null,
    task_instance varchar(100) character set ascii collate ascii_bin not null,
    task_data blob null,
    execution_time timestamp(6) not null,
    picked boolean not null,
    picked_by varchar(50) character set ascii collate ascii_bin null,
    last_success timestamp(6) null,
    last_failure timestamp(6) null,
    consecutive_failures int null,
    last_heartbeat timestamp(6) null,
    version bigint not null,
    priority smallint null,
    primary key (task_name, task_instance),
    key scheduled_tasks_execution (execution_time),
    key scheduled_tasks_heartbeat (last_heartbeat),
    key scheduled_tasks_priority (priority desc, execution_time)
);

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

-- Which version of each set of reference data was loaded (files under data/).
create table platform_reference_data (
    name varchar(80) character set ascii collate ascii_bin not null primary key,
    version int not null,
    loaded_at datetime(6) not null
);
