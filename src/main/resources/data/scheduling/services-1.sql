-- Services of a new installation. Administrators change them: what is there stays as it is.
insert ignore into scheduling_service
    (code, name_pt, name_en, minutes, active, version, open_booking, course_code)
values
    ('BIO', 'Atendimento e dados biométricos', 'Attendance and biometrics', 20, true, 0, false, 'BIOMETRICS'),
    ('REN', 'Renovação', 'Renewal', 15, true, 0, true, null),
    ('FAM', 'Reagrupamento familiar', 'Family reunification', 30, true, 0, true, null),
    ('ASY', 'Atendimento de asilo', 'Asylum attendance', 30, true, 0, true, null),
    -- Interviews and visits to show the passport take seats of the same slots as everything else.
    ('INTERVIEW', 'Entrevista a mediadores', 'Mediator interview', 30, true, 0, true, null),
    ('PASSPORT', 'Mostrar o passaporte', 'Showing the passport', 15, true, 0, true, null);
