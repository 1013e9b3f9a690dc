-- When a candidate could come to an interview, for whom no hour of the invitation will do; null when nothing was asked.
alter table hiring_application
    add column other_hours varchar(60) character set ascii collate ascii_bin null;
