-- When a membership was ended, so that it can be undone for a day.
alter table associations_member
    add column left_at datetime(6) null;
