-- What a wave is doing at the moment: how many it means to invite in this round and has invited so far. Null between
-- rounds. Whoever goes on after a restart finds here where it stopped.
alter table invitations_wave
    add column round_planned int null,
    add column round_invited int not null default 0;
