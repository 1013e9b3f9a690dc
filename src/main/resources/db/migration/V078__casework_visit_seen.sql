-- When a page of the visit last asked whether it goes on: a closed browser is with nobody after two minutes.
alter table casework_visit
    add column seen_at datetime(6) null;
