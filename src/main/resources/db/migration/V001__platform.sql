create table platform_attempt (
    bucket binary(32) not null,
    window_start bigint not null,
    attempts int not null,
    primary key (bucket, window_start)
);

create table platform_draft (
    owner_id uuid not null,
    form varchar(120) not null,
    body mediumblob not null,
    updated_at datetime(6) not null,
    primary key (owner_id, form),
    key platform_draft_age (updated_at)
);

-- The job library's own table (db-scheduler).
create table scheduled_tasks (
    task_name varchar(100) not null,
    task_instance varchar(100) not null,
    task_data blob,
    execution_time timestamp(6) not null,
    picked boolean not null,
    picked_by varchar(50),
    last_success timestamp(6) null,
    last_failure timestamp(6) null,
    consecutive_failures int,
    last_heartbeat timestamp(6) null,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance),
    key scheduled_tasks_execution (execution_time),
    key scheduled_tasks_heartbeat (last_heartbeat),
    key scheduled_tasks_priority (priority desc, execution_time asc)
);
