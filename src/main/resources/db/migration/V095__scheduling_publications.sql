-- Publishing of several centres at once. A job counts what it would do (COUNTING, COUNTED), and does it once an administrator
-- said so (PUBLISHING, PUBLISHED). Every day of a centre is one commit together with the row of the centre here, so a restart
-- goes on where it stopped.
create table scheduling_publication (
    id uuid not null primary key,
    from_day date not null,
    to_day date not null,
    state varchar(12) character set ascii collate ascii_bin not null,
    made_at datetime(6) not null,
    made_by varchar(200) not null,
    key scheduling_publication_state (state, made_at),
    key scheduling_publication_made (made_at)
);

-- done_until: last day that is counted or published; null before the first. problem: key of the message why no day of the
-- centre can be published.
create table scheduling_publication_centre (
    publication_id uuid not null,
    centre_id uuid not null,
    done_until date null,
    added int not null,
    removed int not null,
    kept int not null,
    problem varchar(80) character set ascii collate ascii_bin null,
    primary key (publication_id, centre_id),
    constraint scheduling_publication_centre_of foreign key (publication_id)
        references scheduling_publication (id) on delete cascade,
    constraint scheduling_publication_centre_centre foreign key (centre_id) references scheduling_centre (id)
);
