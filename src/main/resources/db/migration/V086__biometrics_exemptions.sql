-- A step that was left out for a person, with its reason: a figure without a sample.
alter table biometrics_figure
    add column exempt_reason varchar(16) character set ascii collate ascii_bin null;
