-- Visits to show the passport take seats of the same slots as everything else; one account has one of them at most.
insert into scheduling_service (code, name_pt, name_en, minutes, active, version)
values ('PASSPORT', 'Mostrar o passaporte', 'Showing the passport', 15, true, 0);
